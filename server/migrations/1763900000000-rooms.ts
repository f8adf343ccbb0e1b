import type { MigrationInterface, QueryRunner } from 'typeorm';
import { searchPath } from '../src/platform/database/rooms.js';

/** As they were when this landed; a later room is made by its own migration. */
const rooms = ['board', 'capacity', 'identity', 'admin', 'care', 'audit', 'jobs', 'setup'] as const;

/**
 * The database as the second wall. Each data class gets a schema, each kind of work a role that owns nothing and passes no policy by, and every
 * row that belongs to an organisation says so and is guarded by it (SEC-44..52 of docs/security.md).
 */
export class Rooms1763900000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await makeRoles(db);
    await db.query(moveIntoSchemas);
    await db.query(contextFunctions);
    await db.query(nameTheTenant);
    await db.query(guardReference);
    await db.query(guardCapacity);
    await db.query(guardIdentity);
    await db.query(`drop function capacity_write; ${capacityWrite}`);
    await db.query(
      `grant execute on function capacity.capacity_write to ketenzicht_capacity; revoke execute on function capacity.capacity_write from public`,
    );
  }

  async down(): Promise<void> {
    throw new Error('There is no way back from guarded to unguarded data: restore a backup of before.');
  }
}

/** Roles belong to the cluster and not to this database: they may be there already, or appear while we look. */
async function makeRoles(db: QueryRunner): Promise<void> {
  for (const room of rooms)
    await db.query(`do $$ begin
      if to_regrole('ketenzicht_${room}') is null then create role ketenzicht_${room} login; end if;
      if not pg_has_role(current_user, 'ketenzicht_${room}', 'member') then grant ketenzicht_${room} to current_user; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
}

const all = rooms.map((room) => `ketenzicht_${room}`).join(', ');

const moveIntoSchemas = `
  create schema reference; create schema capacity; create schema live; create schema identity; create schema access;
  revoke all on schema public from public;
  grant usage on schema reference, access to ${all};
  grant usage on schema capacity, live to ketenzicht_board, ketenzicht_capacity, ketenzicht_jobs, ketenzicht_setup;
  grant usage on schema identity to ketenzicht_identity, ketenzicht_admin, ketenzicht_board, ketenzicht_jobs;

  alter view ward_in_region set schema reference;
  alter view reference.ward_in_region set (security_invoker = true);
  alter table directory set schema reference;
  alter table region set schema reference;
  alter table provider set schema reference;
  alter table location set schema reference;
  alter table location_region set schema reference;
  alter table ward set schema reference;
  alter table capacity set schema capacity;
  alter table capacity_report set schema capacity;
  alter table idempotency set schema capacity;
  alter table entry_effort set schema capacity;
  alter table event_log set schema live;
  alter table log_head set schema live;
  alter table account set schema identity;
  alter table session set schema identity;
  alter function capacity_version_steps set schema capacity;
  alter function ward_opens_capacity set schema capacity;
  alter function append_only set schema access;
  do $$ begin execute format('alter database %I set search_path = ${searchPath}', current_database()); end $$;
  set search_path = ${searchPath};
`;

/** What a policy may ask. "Not set" and "set to nothing" both mean: no organisation, no rows. Set with set_config(…, true) only, so that it ends with the transaction. */
const contextFunctions = `
  create function access.organisations() returns uuid[] language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('app.organisations', true), ''), '{}')::uuid[] $$;
  create function access.actor() returns uuid language sql stable parallel safe
    as $$ select nullif(current_setting('app.actor', true), '')::uuid $$;
  create function access.role() returns text language sql stable parallel safe
    as $$ select nullif(current_setting('app.role', true), '') $$;
  create function access.regions() returns text[] language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('app.regions', true), ''), '{}')::text[] $$;
`;

/** The organisation stands in every row and first in every key that points at a ward, so that no row can hang under another one's. */
const nameTheTenant = `
  alter table ward add unique (provider_id, id);
  alter table capacity add provider_id uuid;
  alter table capacity disable trigger capacity_version_steps;
  update capacity c set provider_id = w.provider_id from ward w where w.id = c.unit_id;
  alter table capacity enable trigger capacity_version_steps;
  alter table capacity
    alter provider_id set not null,
    drop constraint capacity_unit_id_fkey,
    add foreign key (provider_id, unit_id) references ward (provider_id, id),
    add unique (provider_id, unit_id);

  alter table capacity_report add provider_id uuid;
  alter table capacity_report disable trigger append_only;
  update capacity_report r set provider_id = c.provider_id from capacity c where c.unit_id = r.unit_id;
  alter table capacity_report enable trigger append_only;
  alter table capacity_report
    alter provider_id set not null,
    add foreign key (provider_id, unit_id) references capacity (provider_id, unit_id) deferrable;

  alter table entry_effort add provider_id uuid;
  update entry_effort e set provider_id = c.provider_id from capacity c where c.unit_id = e.unit_id;
  alter table entry_effort
    alter provider_id set not null,
    drop constraint entry_effort_unit_id_fkey,
    add foreign key (provider_id, unit_id) references capacity (provider_id, unit_id);

  alter table event_log add provider_id uuid;
  update event_log e set provider_id = c.provider_id from capacity c where c.unit_id = e.subject;

  alter table idempotency add provider_id uuid;
  update idempotency i set provider_id = r.provider_id from capacity_report r where r.revision = i.revision;
  alter table idempotency alter provider_id set not null;

  create or replace function capacity.ward_opens_capacity() returns trigger language plpgsql as $$
  begin
    insert into capacity (provider_id, unit_id) values (new.provider_id, new.id);
    return null;
  end $$;
`;

const guarded = (...tables: string[]) =>
  tables
    .map((table) => `alter table ${table} enable row level security; alter table ${table} force row level security;`)
    .join('\n');

/** Who and where is known to everyone who has logged in; only a register being loaded changes it. */
const reference = ['directory', 'region', 'provider', 'location', 'location_region', 'ward'];
const guardReference = `
  ${guarded(...reference)}
  ${reference.map((table) => `create policy known on ${table} for select using (true); create policy loading on ${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  grant select on all tables in schema reference to ${all};
  grant insert, update, delete on all tables in schema reference to ketenzicht_setup;
`;

/** Beds are no persons: everyone in the care chain reads them, through a role that can only read. Writing takes the organisation of the ward. */
const guardCapacity = `
  ${guarded('capacity', 'capacity_report', 'entry_effort', 'idempotency', 'event_log')}
  ${['capacity', 'capacity_report', 'entry_effort', 'idempotency', 'event_log']
    .map(
      (table) => `
    create policy shown on ${table} for select to ketenzicht_board using (true);
    create policy own on ${table} to ketenzicht_capacity
      using (provider_id = any ((select access.organisations())::uuid[])) with check (provider_id = any ((select access.organisations())::uuid[]));
    create policy loading on ${table} to ketenzicht_setup using (true) with check (true);`,
    )
    .join('\n')}
  create policy clearing on event_log to ketenzicht_jobs using (true);
  create policy clearing on idempotency to ketenzicht_jobs using (true);

  grant select on all tables in schema capacity, live to ketenzicht_board;
  grant select, insert, update on capacity to ketenzicht_capacity;
  grant select, insert on capacity_report, entry_effort, idempotency, event_log to ketenzicht_capacity;
  grant select, update on log_head to ketenzicht_capacity;
  grant select, delete on event_log, idempotency to ketenzicht_jobs;
  grant select, insert, update, delete on all tables in schema capacity, live to ketenzicht_setup;
  do $$ begin
    if current_setting('server_version_num')::int >= 170000 then grant maintain on capacity, capacity_report to ketenzicht_setup; end if;
  end $$;
`;

/** Accounts are read whole by the login itself; others see no more than a name. */
const guardIdentity = `
  ${guarded('account', 'session')}
  create policy login on account to ketenzicht_identity using (true) with check (true);
  create policy login on session to ketenzicht_identity using (true) with check (true);
  create policy named on account for select to ketenzicht_board using (true);
  grant select, insert, update, delete on all tables in schema identity to ketenzicht_identity;
  grant select (id, name) on account to ketenzicht_board;
`;

/** As the one before, but each report names the organisation it was judged for, and the policies hold it to that. */
export const capacityWrite = `
  create function capacity.capacity_write(
    p_unit uuid[], p_expected int[], p_current boolean[], p_operational int[], p_occupied int[], p_held int[], p_details jsonb[],
    p_observed timestamptz[], p_valid_until timestamptz[], p_source text[], p_actor uuid[], p_key uuid[], p_fingerprint text[],
    p_directory text[], p_payload json[], p_recorded timestamptz[], p_provider uuid[]
  ) returns table (item int, outcome text, revision bigint) language plpgsql as $$
  #variable_conflict use_column
  declare
    seen int[];
    done int[];
    before bigint;
  begin
    perform set_config('app.organisations', p_provider::text, true);
    if cardinality(p_unit) > 1 then
      perform 1 from capacity c where c.unit_id = any (p_unit) order by c.unit_id for update;
    else
      perform 1 from capacity c where c.unit_id = p_unit[1] for update;
    end if;

    for item, outcome, revision in
      select i.n::int, case when k.fingerprint = i.fingerprint then 'repeated' else 'reused' end, k.revision
      from unnest(p_actor, p_key, p_fingerprint) with ordinality as i (actor, key, fingerprint, n)
      join idempotency k on k.actor_id = i.actor and k.key = i.key
    loop
      seen := seen || item;
      return next;
    end loop;

    with written as (
      update capacity c set
        version = c.version + 1,
        operational = case when i.current then i.operational else c.operational end,
        occupied = case when i.current then i.occupied else c.occupied end,
        details = case when i.current then i.details else c.details end,
        observed_at = case when i.current then i.observed else c.observed_at end,
        recorded_at = case when i.current then i.recorded else c.recorded_at end,
        valid_until = case when i.current then i.valid_until else c.valid_until end,
        source = case when i.current then i.source else c.source end
      from unnest(p_unit, p_provider, p_expected, p_current, p_operational, p_occupied, p_details, p_observed, p_recorded, p_valid_until, p_source)
        with ordinality as i (unit, provider, expected, current, operational, occupied, details, observed, recorded, valid_until, source, n)
      where c.unit_id = i.unit and c.provider_id = i.provider and c.version = i.expected and (seen is null or i.n <> all (seen))
      returning i.n::int as n
    )
    select array_agg(n order by n) into done from written;

    if done is not null then
      update log_head h set revision = h.revision + cardinality(done) returning h.revision - cardinality(done) into before;

      return query
      with fresh as materialized (
        select before + w.place as revision, i.*
        from unnest(done) with ordinality as w (n, place)
        join unnest(p_unit, p_provider, p_expected, p_operational, p_occupied, p_held, p_details, p_observed, p_recorded, p_valid_until, p_source,
                    p_actor, p_key, p_fingerprint, p_directory, p_payload)
          with ordinality as i (unit, provider, expected, operational, occupied, held, details, observed, recorded, valid_until, source,
                                actor, key, fingerprint, directory, payload, n) using (n)
      ), reported as (
        insert into capacity_report
          (revision, provider_id, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source, reported_by)
        select f.revision, f.provider, f.unit, f.expected + 1, f.operational, f.occupied, f.held, f.details, f.observed, f.recorded, f.valid_until, f.source, f.actor
        from fresh f
      ), logged as (
        insert into event_log (revision, provider_id, type, directory_id, subject, recorded_at, payload)
        select f.revision, f.provider, 'capacity.reported', f.directory, f.unit, f.recorded, f.payload from fresh f
      ), keyed as (
        insert into idempotency (actor_id, key, fingerprint, revision, recorded_at, provider_id)
        select f.actor, f.key, f.fingerprint, f.revision, f.recorded, f.provider from fresh f where f.key is not null
      )
      select f.n::int, 'written'::text, f.revision from fresh f;
    end if;

    return query
    select n::int, 'stale'::text, null::bigint from generate_series(1, cardinality(p_unit)) n
    where (seen is null or n <> all (seen)) and (done is null or n <> all (done));
  end $$;
`;
