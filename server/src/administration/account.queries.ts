import type { Account, EndReason } from '@ketenzicht/shared/administration';
import type { Role, Scope } from '@ketenzicht/shared/kernel';
import type pg from 'pg';

type Db = Pick<pg.ClientBase, 'query'>;

export interface AccountRow {
  id: string;
  username: string;
  name: string;
  role: Role;
  organisation_id: string | null;
  region_ids: string[];
  directory_id: string;
  scopes: Scope[];
  version: number;
  activated_at: Date | null;
  last_login_at: Date | null;
  disabled_at: Date | null;
  end_reason: EndReason | null;
  invited_until: Date | null;
  has_factor: boolean;
  oidc_issuer: string | null;
}

const columns = `a.id, a.username, a.name, a.role, a.organisation_id, a.region_ids, a.directory_id, a.scopes, a.version, a.activated_at, a.last_login_at, a.disabled_at, a.end_reason,
  (select i.expires_at from invitation i where i.account_id = a.id and i.used_at is null and i.withdrawn_at is null) as invited_until,
  a.oidc_issuer, exists (select from factor f where f.account_id = a.id and f.confirmed_at is not null) as has_factor`;
const mostListed = 5_000;

/** Row-level security narrows this to whom the actor keeps. Machines are listed elsewhere. */
export async function listAccounts(tx: Db): Promise<AccountRow[]> {
  const { rows } = await tx.query<AccountRow>(
    `select ${columns} from account a where a.role <> 'feed' order by (a.disabled_at is not null), a.name, a.id limit ${mostListed}`,
  );
  return rows;
}

/** Read again inside the transaction that decides, and held: a role that was taken away between read and write counts. */
export async function lockAccount(tx: Db, id: string): Promise<AccountRow | undefined> {
  await tx.query('select id from account where id = $1 for update', [id]);
  const { rows } = await tx.query<AccountRow>(`select ${columns} from account a where a.id = $1`, [id]);
  return rows[0];
}

export async function insertAccount(
  tx: Db,
  row: Pick<AccountRow, 'id' | 'username' | 'name' | 'role' | 'organisation_id' | 'region_ids' | 'directory_id'> & {
    passwordHash: string;
  },
): Promise<boolean> {
  const { rowCount } = await tx.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id, activated_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, null) on conflict (username) do nothing`,
    [row.id, row.username, row.passwordHash, row.name, row.role, row.organisation_id, row.region_ids, row.directory_id],
  );
  return rowCount === 1;
}

export async function changeAccount(
  tx: Db,
  id: string,
  { name, role, regionIds }: { name: string; role: Role; regionIds: readonly string[] },
): Promise<void> {
  await tx.query('update account set name = $2, role = $3, region_ids = $4, version = version + 1 where id = $1', [
    id,
    name,
    role,
    regionIds,
  ]);
}

/** The password, the factors and a login elsewhere go as well: whoever comes back proves anew who they are, through an invitation. */
export async function endAccount(
  tx: Db,
  id: string,
  { at, reason, passwordHash }: { at: Date; reason: EndReason; passwordHash: string },
): Promise<void> {
  await tx.query(
    'update account set disabled_at = $2, end_reason = $3, password_hash = $4, oidc_issuer = null, oidc_subject = null, version = version + 1 where id = $1',
    [id, at, reason, passwordHash],
  );
  await tx.query('delete from factor where account_id = $1', [id]);
  await tx.query('delete from recovery_code where account_id = $1', [id]);
  await endSessions(tx, id);
}

export async function reviveAccount(tx: Db, id: string): Promise<void> {
  await tx.query(
    'update account set disabled_at = null, end_reason = null, activated_at = null, version = version + 1 where id = $1',
    [id],
  );
}

export async function endSessions(tx: Db, id: string): Promise<number> {
  const { rowCount } = await tx.query('delete from session where account_id = $1', [id]);
  return rowCount ?? 0;
}

/** One at a time decide about the last of a role: two who end each other at once would leave nobody. */
export async function othersWithRole(tx: Db, { id, role, organisation_id }: AccountRow): Promise<number> {
  await tx.query('select pg_advisory_xact_lock(7101)');
  const { rows } = await tx.query<{ others: number }>(
    'select count(*)::int as others from account where role = $1 and organisation_id is not distinct from $2 and id <> $3 and disabled_at is null and activated_at is not null',
    [role, organisation_id, id],
  );
  return rows[0]?.others ?? 0;
}

export const stateOf = ({ disabled_at, activated_at }: AccountRow): Account['state'] =>
  disabled_at ? 'ended' : activated_at ? 'active' : 'invited';

export const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  username: row.username,
  name: row.name,
  role: row.role,
  organisationId: row.organisation_id,
  regionIds: row.region_ids,
  scopes: row.scopes,
  state: stateOf(row),
  lastLoginAt: row.last_login_at?.toISOString() ?? null,
  hasSecondFactor: row.oidc_issuer === null ? row.has_factor : null,
  invitedUntil: row.invited_until?.toISOString() ?? null,
  endedAt: row.disabled_at?.toISOString() ?? null,
  endReason: row.end_reason,
  version: row.version,
});
