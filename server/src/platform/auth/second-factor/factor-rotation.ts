import type pg from 'pg';
import type { Keyring } from '../../keys/keyring.js';
import { openSecret, sealSecret } from './sealed-secret.js';

interface SealedRow {
  account_id: string;
  id: string;
  secret: Buffer;
  key_id: string;
}

/** Brings the secrets of authenticator apps under the newest field key. Safe beside running servers: each opens by the key that its row names. */
export async function resealFactors(db: pg.Pool, keys: Keyring): Promise<number> {
  const { rows } = await db.query<SealedRow>(
    `select account_id, id, secret, key_id from identity.factor where kind = 'totp' and key_id <> $1`,
    [keys.newest('field').id],
  );
  let done = 0;
  for (const { account_id, id, secret, key_id } of rows) {
    const owner = `${account_id} ${id}`;
    const anew = sealSecret(keys, owner, openSecret(keys, owner, { keyId: key_id, sealed: secret }));
    const { rowCount } = await db.query(
      'update identity.factor set secret = $1, key_id = $2 where account_id = $3 and id = $4 and key_id = $5',
      [anew.sealed, anew.keyId, account_id, id, key_id],
    );
    done += rowCount ?? 0;
  }
  return done;
}

/** Opens the secret of every authenticator app once: names the factors of which it does not open. */
export async function checkFactors(
  db: pg.Pool,
  keys: Keyring,
): Promise<{ factors: number; opened: number; faults: string[] }> {
  const { rows } = await db.query<SealedRow>(
    `select account_id, id, secret, key_id from identity.factor where kind = 'totp'`,
  );
  const faults: string[] = [];
  for (const { account_id, id, secret, key_id } of rows)
    try {
      openSecret(keys, `${account_id} ${id}`, { keyId: key_id, sealed: secret });
    } catch (error) {
      faults.push(`second factor ${id}: ${(error as Error).message}`);
    }
  return { factors: rows.length, opened: rows.length - faults.length, faults };
}

export async function factorKeyUse(db: pg.Pool): Promise<{ id: string; rows: number }[]> {
  const { rows } = await db.query<{ id: string; rows: number }>(
    `select key_id as id, count(*)::int as rows from identity.factor where key_id is not null group by 1`,
  );
  return rows;
}

/** Codes on paper: hashed under the index key of their day, and nobody can tell which, or hash them anew. */
export async function unusedRecoveryCodes(db: pg.Pool): Promise<number> {
  const { rows } = await db.query<{ codes: number }>(
    'select count(*)::int as codes from identity.recovery_code where used_at is null',
  );
  return rows[0]?.codes ?? 0;
}
