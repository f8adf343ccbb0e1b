import { RuleError, type MachineClient, type NewMachineClient } from '@ketenzicht/shared/kernel';
import type { Tx } from '../../database/work.js';

/** What the visitor's rights let through: the database itself leaves out other organisations' rows. */
export async function clientsOf(tx: Tx, id?: string): Promise<MachineClient[]> {
  const { rows } = await tx.query<Record<string, unknown>>(
    `select c.id, c.organisation_id as "organisationId", c.name, c.purpose, c.owner, c.scopes, c.created_at as "createdAt", c.expires_at as "expiresAt",
       c.disabled_at as "disabledAt", c.last_used_at as "lastUsedAt", c.version,
       coalesce((select jsonb_agg(jsonb_build_object('kid', k.kid, 'kty', k.jwk->>'kty',
           'validFrom', to_char(k.valid_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'validUntil', to_char(k.valid_until at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by k.valid_from, k.kid)
         from machine_key k where k.organisation_id = c.organisation_id and k.client_id = c.id), '[]') as keys
     from machine_client c where $1::uuid is null or c.id = $1 order by c.name, c.id`,
    [id ?? null],
  );
  return rows.map(
    (row) => Object.fromEntries(Object.entries(row).map(([field, value]) => [field, plain(value)])) as never,
  );
}

const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : value);

export async function insertClient(tx: Tx, id: string, client: NewMachineClient, at: Date): Promise<void> {
  const { organisationId, name, purpose, owner, scopes, expiresAt } = client;
  const { rowCount } = await tx.query(
    `insert into account (id, username, password_hash, name, role, organisation_id, directory_id, scopes)
     select $1, $5, null, $3, 'feed', p.id, p.directory_id, $4 from provider p where p.id = $2`,
    [id, organisationId, name, scopes, `machine:${id}`],
  );
  if (rowCount !== 1) throw new RuleError('machine.unknown', 'There is no such organisation.');
  const { rowCount: made } = await tx.query(
    `insert into machine_client (organisation_id, id, name, purpose, owner, scopes, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (organisation_id, name) do nothing`,
    [organisationId, id, name, purpose, owner, scopes, at, expiresAt],
  );
  if (made !== 1) throw new RuleError('machine.name_taken', 'This organisation has a client of that name already.');
}
