import type { Actor, Assurance, SessionTimes, LoginMethod } from '@ketenzicht/shared/kernel';

export interface AccountRow {
  id: string;
  username: string;
  name: string;
  role: Actor['role'];
  organisation_id: string | null;
  region_ids: string[];
  directory_id: string;
  scopes: Actor['scopes'];
  demo: boolean;
  disabled_at: Date | null;
}

export const accountColumns =
  'account.id, account.username, account.name, account.role, account.organisation_id, account.region_ids, account.directory_id, account.scopes, account.demo, account.disabled_at';

/** How somebody logged in, and so how they prove themselves anew. */
export type { LoginMethod };

export interface SessionRow extends AccountRow {
  session_id: string;
  token_hash: Buffer;
  created_at: Date;
  active_at: Date;
  proved_at: Date;
  awake_ms: number;
  expires_at: Date;
  kind: SessionTimes['kind'];
  assurance: Assurance;
  method: LoginMethod;
}

/** A machine's login may have been given less than its account has. */
export const sessionColumns = `${accountColumns}, coalesce(s.scopes, account.scopes) as scopes, s.id as session_id, s.token_hash, s.created_at, s.active_at, s.proved_at, coalesce(extract(epoch from nullif(s.awake_since, '-infinity')) * 1000, 0)::float8 as awake_ms, s.expires_at, s.kind, s.assurance, s.method`;

export const toActor = (row: AccountRow): Actor => ({
  id: row.id,
  name: row.name,
  role: row.role,
  organisationId: row.organisation_id,
  regionIds: row.region_ids,
  directoryId: row.directory_id,
  scopes: row.scopes,
});

export const timesOf = (row: SessionRow): SessionTimes & { assurance: Assurance } => ({
  kind: row.kind,
  assurance: row.assurance,
  createdAt: row.created_at.getTime(),
  activeAt: row.active_at.getTime(),
  provedAt: row.proved_at.getTime(),
  awakeSince: row.awake_ms,
  expiresAt: row.expires_at.getTime(),
});
