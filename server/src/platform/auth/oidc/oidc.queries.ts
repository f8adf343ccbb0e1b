import type pg from 'pg';

type Db = Pick<pg.Pool, 'query'>;

export interface IdentifiedAccount {
  id: string;
  organisationId: string | null;
  /** Of the account's organisation. */
  ura: string | null;
}

/** By issuer and subject together: the same subject of another issuer is somebody else. */
export async function accountOf(db: Db, issuer: string, subject: string): Promise<IdentifiedAccount | undefined> {
  const { rows } = await db.query<IdentifiedAccount>(
    `select a.id, a.organisation_id as "organisationId", p.ura from account a left join provider p on p.id = a.organisation_id
     where a.oidc_issuer = $1 and a.oidc_subject = $2`,
    [issuer, subject],
  );
  return rows[0];
}

export async function accountToBind(db: Db, accountId: string): Promise<IdentifiedAccount | undefined> {
  const { rows } = await db.query<IdentifiedAccount>(
    `select a.id, a.organisation_id as "organisationId", p.ura from account a left join provider p on p.id = a.organisation_id
     where a.id = $1 and a.oidc_subject is null`,
    [accountId],
  );
  return rows[0];
}

/** False when this account has an identity already, or this identity an account. */
export async function bindIdentity(db: Db, accountId: string, issuer: string, subject: string): Promise<boolean> {
  const { rowCount } = await db.query(
    `update account a set oidc_issuer = $2, oidc_subject = $3
     where a.id = $1 and a.oidc_subject is null
       and not exists (select from account other where other.oidc_issuer = $2 and other.oidc_subject = $3)`,
    [accountId, issuer, subject],
  );
  return rowCount === 1;
}

export async function accountOfSession(db: Db, tokenHash: Buffer): Promise<string | undefined> {
  const { rows } = await db.query<{ id: string }>('select account_id as id from session where token_hash = $1', [
    tokenHash,
  ]);
  return rows[0]?.id;
}
