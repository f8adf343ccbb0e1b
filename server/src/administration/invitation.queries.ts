import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { hour } from '@ketenzicht/shared/kernel';
import { hash } from '@node-rs/argon2';
import type pg from 'pg';
import type { AccountRow } from './account.queries.js';

type Db = Pick<pg.ClientBase, 'query'>;

const lifetime = 72 * hour;

export const invitationHash = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Fits no password that anybody knows. */
export const noPassword = (): Promise<string> => hash(randomBytes(32));

/** A new one puts every older one of this person out of use. Only its hash stays. */
export async function makeInvitation(
  tx: Db,
  { id: accountId, organisation_id }: Pick<AccountRow, 'id' | 'organisation_id'>,
  by: string,
  at: Date,
): Promise<{ token: string; expiresAt: Date }> {
  await withdrawInvitations(tx, accountId, at);
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(at.getTime() + lifetime);
  await tx.query(
    'insert into invitation (organisation_id, id, account_id, token_hash, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
    [organisation_id, randomUUID(), accountId, invitationHash(token), by, at, expiresAt],
  );
  return { token, expiresAt };
}

export async function withdrawInvitations(tx: Db, accountId: string, at: Date): Promise<void> {
  await tx.query(
    'update invitation set withdrawn_at = $2 where account_id = $1 and used_at is null and withdrawn_at is null',
    [accountId, at],
  );
}

export interface InvitationRow {
  id: string;
  expires_at: Date;
  used_at: Date | null;
  withdrawn_at: Date | null;
  account_id: string;
  username: string;
  name: string;
  role: AccountRow['role'];
  organisation_id: string | null;
  organisation: string | null;
  region_ids: string[];
  directory_id: string;
  scopes: AccountRow['scopes'];
  disabled_at: Date | null;
}

export async function findInvitation(db: Db, token: string): Promise<InvitationRow | undefined> {
  const { rows } = await db.query<InvitationRow>(
    `select i.id, i.expires_at, i.used_at, i.withdrawn_at, a.id as account_id, a.username, a.name, a.role, a.organisation_id, p.name as organisation,
       a.region_ids, a.directory_id, a.scopes, a.disabled_at
     from invitation i join account a on a.id = i.account_id left join provider p on p.id = a.organisation_id where i.token_hash = $1`,
    [invitationHash(token)],
  );
  return rows[0];
}

/** Taken up at the identity provider. False when there is none open (any more). */
export async function useInvitationElsewhere(tx: Db, accountId: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update invitation set used_at = $2 where account_id = $1 and used_at is null and withdrawn_at is null and expires_at > $2',
    [accountId, at],
  );
  if (rowCount !== 1) return false;
  await tx.query('update account set activated_at = $2, version = version + 1 where id = $1 and disabled_at is null', [
    accountId,
    at,
  ]);
  return true;
}

/** False when somebody was first: an invitation works once. */
export async function useInvitation(tx: Db, row: InvitationRow, passwordHash: string, at: Date): Promise<boolean> {
  const { rowCount } = await tx.query(
    'update invitation set used_at = $2 where id = $1 and used_at is null and withdrawn_at is null and expires_at > $2',
    [row.id, at],
  );
  if (rowCount !== 1) return false;
  await tx.query(
    'update account set password_hash = $2, activated_at = $3, version = version + 1 where id = $1 and disabled_at is null',
    [row.account_id, passwordHash, at],
  );
  return true;
}
