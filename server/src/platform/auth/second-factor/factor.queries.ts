import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'> | pg.Pool;

export interface FactorRow {
  id: string;
  kind: 'totp' | 'passkey';
  name: string;
  created_at: Date;
  confirmed_at: Date | null;
  last_used_at: Date | null;
  secret: Buffer | null;
  key_id: string | null;
  challenge: string | null;
  credential_id: string | null;
  public_key: Buffer | null;
  counter: number | null;
  transports: string[] | null;
}

const columns =
  'id, kind, name, created_at, confirmed_at, last_used_at, secret, key_id, challenge, credential_id, public_key, counter, transports';

export const factorsOf = async (db: Db, accountId: string): Promise<FactorRow[]> =>
  (
    await db.query<FactorRow>(
      `select ${columns} from factor where account_id = $1 and confirmed_at is not null order by created_at, id`,
      [accountId],
    )
  ).rows;

export const factorBegun = async (db: Db, accountId: string, id: string): Promise<FactorRow | undefined> =>
  (
    await db.query<FactorRow>(
      `select ${columns} from factor where account_id = $1 and id = $2 and confirmed_at is null`,
      [accountId, id],
    )
  ).rows[0];

export const recoveryCodesLeft = async (db: Db, accountId: string): Promise<number> =>
  (
    await db.query<{ left: number }>(
      'select count(*) as left from recovery_code where account_id = $1 and used_at is null',
      [accountId],
    )
  ).rows[0]?.left ?? 0;

/** One at a time per account, so that two requests together cannot take away the last factor or make codes twice. */
export const lockAccount = async (db: Db, accountId: string): Promise<void> =>
  void (await db.query('select 1 from account where id = $1 for update', [accountId]));

/** True once for each time step of each factor. */
export const useStep = async (db: Db, accountId: string, id: string, step: number, at: Date): Promise<boolean> =>
  (
    await db.query(
      'update factor set last_step = $3, last_used_at = $4 where account_id = $1 and id = $2 and coalesce(last_step, 0) < $3',
      [accountId, id, step, at],
    )
  ).rowCount === 1;

/** A counter that did not move belongs to a copy; authenticators without one always say 0. */
export const useCounter = async (db: Db, accountId: string, id: string, counter: number, at: Date): Promise<boolean> =>
  (
    await db.query(
      'update factor set counter = $3, last_used_at = $4 where account_id = $1 and id = $2 and (counter < $3 or (counter = 0 and $3 = 0))',
      [accountId, id, counter, at],
    )
  ).rowCount === 1;

export const useRecoveryCode = async (db: Db, accountId: string, hashes: Buffer[], at: Date): Promise<boolean> =>
  (
    await db.query(
      'update recovery_code set used_at = $3 where account_id = $1 and code_hash = any ($2) and used_at is null',
      [accountId, hashes, at],
    )
  ).rowCount === 1;

export async function replaceRecoveryCodes(db: Db, accountId: string, hashes: Buffer[]): Promise<void> {
  await db.query('delete from recovery_code where account_id = $1', [accountId]);
  await db.query('insert into recovery_code (account_id, code_hash) select $1, unnest($2::bytea[])', [
    accountId,
    hashes,
  ]);
}
