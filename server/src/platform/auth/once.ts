import { createHash } from 'node:crypto';
import type pg from 'pg';

type Db = Pick<pg.Pool, 'query'>;

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();

/** What was signed to be used once: false when it was used before. Two who bring it at the same moment cannot both be first. */
export async function useOnce(db: Db, issuer: string, jtiHash: Buffer, expiresAt: Date, at: Date): Promise<boolean> {
  await db.query('delete from used_token where expires_at < $1', [at]);
  const { rowCount } = await db.query(
    'insert into used_token (issuer, jti_hash, expires_at) values ($1, $2, $3) on conflict do nothing',
    [issuer, jtiHash, expiresAt],
  );
  return rowCount === 1;
}

export async function wasUsed(db: Db, issuer: string, jtiHash: Buffer): Promise<boolean> {
  const { rowCount } = await db.query('select from used_token where issuer = $1 and jti_hash = $2', [issuer, jtiHash]);
  return rowCount === 1;
}
