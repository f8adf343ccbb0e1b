import type pg from 'pg';

export interface ChallengeRow {
  account_id: string;
  session_id: string | null;
  passkey_challenge: string | null;
}

const minutes = 5;
const tries = 5;

export async function keepChallenge(
  db: pg.Pool,
  hashed: Buffer,
  { account_id: account, session_id: session, passkey_challenge: passkey }: ChallengeRow,
  at: Date,
): Promise<void> {
  await db.query(
    `insert into login_challenge (account_id, token_hash, session_id, passkey_challenge, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $5::timestamptz + interval '${minutes} minutes')`,
    [account, hashed, session, passkey, at],
  );
}

/** Takes one of its five tries; undefined when it is not there, too old, or has had them all. */
export async function tryChallenge(
  db: pg.Pool,
  hashed: Buffer,
  sessionId: string | null,
  at: Date,
): Promise<ChallengeRow | undefined> {
  const { rows } = await db.query<ChallengeRow>(
    `update login_challenge set tries = tries + 1
     where token_hash = $1 and session_id is not distinct from $2 and expires_at > $3 and tries < ${tries}
     returning account_id, session_id, passkey_challenge`,
    [hashed, sessionId, at],
  );
  return rows[0];
}

/** True for one of those who try at the same time. */
export const useUpChallenge = async (db: pg.Pool, hashed: Buffer): Promise<boolean> =>
  (await db.query('delete from login_challenge where token_hash = $1', [hashed])).rowCount === 1;
