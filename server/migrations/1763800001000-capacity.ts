import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Figures. `capacity` is what each ward stands at (one narrow, hot row), `capacity_report` every report ever accepted, `event_log` the ordered letters
 * to every screen, `log_head` the last revision handed out. `capacity_write` puts a batch of reports into all of them in one statement.
 */
export class Capacity1763800001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table capacity (
        unit_id uuid primary key references ward,
        version int not null default 0,
        operational int,
        occupied int,
        held int not null default 0,
        details jsonb,
        observed_at timestamptz,
        recorded_at timestamptz,
        valid_until timestamptz,
        source text,
        check (occupied <= operational),
        check (operational between 0 and 9999 and occupied >= 0)
      ) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.05);

      create function capacity_version_steps() returns trigger language plpgsql as $$
      begin
        if new.version <> old.version + 1 then
          raise exception 'capacity of % goes from version % to %', old.unit_id, old.version, new.version;
        end if;
        return new;
      end $$;
      create trigger capacity_version_steps before update on capacity for each row execute function capacity_version_steps();

      create function ward_opens_capacity() returns trigger language plpgsql as $$
      begin
        insert into capacity (unit_id) values (new.id);
        return null;
      end $$;
      create trigger ward_opens_capacity after insert on ward for each row execute function ward_opens_capacity();

      create table capacity_report (
        revision bigint primary key,
        unit_id uuid not null,
        version int not null,
        operational int not null,
        occupied int not null,
        held int not null,
        details jsonb,
        observed_at timestamptz not null,
        recorded_at timestamptz not null,
        valid_until timestamptz not null,
        source text not null,
        reported_by uuid
      );
      -- "What stood at T" is one step down this index for each ward, however long the history.
      create index capacity_report_as_of on capacity_report (unit_id, observed_at desc, revision desc);

      create function append_only() returns trigger language plpgsql as $$
      begin
        raise exception '% is append-only', tg_table_name;
      end $$;
      create trigger append_only before update or delete on capacity_report for each row execute function append_only();

      create table event_log (
        revision bigint primary key,
        type text not null,
        directory_id text not null,
        subject uuid not null,
        recorded_at timestamptz not null,
        payload json not null
      );
      create table log_head (one boolean primary key default true check (one), revision bigint not null);
      insert into log_head (revision) values (0);

      create table idempotency (
        actor_id uuid not null,
        key uuid not null,
        fingerprint text not null,
        revision bigint not null,
        recorded_at timestamptz not null,
        primary key (actor_id, key)
      );
      create index on idempotency using brin (recorded_at);

      create table entry_effort (
        id bigint generated always as identity primary key,
        unit_id uuid not null references ward,
        actor_id uuid not null,
        seconds real not null check (seconds between 0 and 3600),
        action text not null,
        at timestamptz not null
      );
      create index on entry_effort (unit_id, at desc);
    `);
    await db.query(capacityWrite);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop function capacity_write;
      drop table entry_effort, idempotency, log_head, event_log, capacity_report;
      drop trigger ward_opens_capacity on ward;
      drop table capacity;
      drop function append_only, ward_opens_capacity, capacity_version_steps;
    `);
  }
}

/**
 * The order lock is the row of log_head, taken last and once per batch: revisions come without gaps and in commit order, also between processes.
 * Wards are locked first and in one order, so that two processes cannot wait for each other.
 * Outcomes: written, stale (another version stands), repeated (this key was answered before), reused (this key came with another body).
 */
const capacityWrite = `
  create function capacity_write(
    p_unit uuid[], p_expected int[], p_current boolean[], p_operational int[], p_occupied int[], p_held int[], p_details jsonb[],
    p_observed timestamptz[], p_valid_until timestamptz[], p_source text[], p_actor uuid[], p_key uuid[], p_fingerprint text[],
    p_directory text[], p_payload json[], p_recorded timestamptz[]
  ) returns table (item int, outcome text, revision bigint) language plpgsql as $$
  #variable_conflict use_column
  declare
    seen int[];
    done int[];
    before bigint;
  begin
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
      from unnest(p_unit, p_expected, p_current, p_operational, p_occupied, p_details, p_observed, p_recorded, p_valid_until, p_source)
        with ordinality as i (unit, expected, current, operational, occupied, details, observed, recorded, valid_until, source, n)
      where c.unit_id = i.unit and c.version = i.expected and (seen is null or i.n <> all (seen))
      returning i.n::int as n
    )
    select array_agg(n order by n) into done from written;

    if done is not null then
      update log_head h set revision = h.revision + cardinality(done) returning h.revision - cardinality(done) into before;

      return query
      with fresh as materialized (
        select before + w.place as revision, i.*
        from unnest(done) with ordinality as w (n, place)
        join unnest(p_unit, p_expected, p_operational, p_occupied, p_held, p_details, p_observed, p_recorded, p_valid_until, p_source,
                    p_actor, p_key, p_fingerprint, p_directory, p_payload)
          with ordinality as i (unit, expected, operational, occupied, held, details, observed, recorded, valid_until, source,
                                actor, key, fingerprint, directory, payload, n) using (n)
      ), reported as (
        insert into capacity_report
          (revision, unit_id, version, operational, occupied, held, details, observed_at, recorded_at, valid_until, source, reported_by)
        select f.revision, f.unit, f.expected + 1, f.operational, f.occupied, f.held, f.details, f.observed, f.recorded, f.valid_until, f.source, f.actor
        from fresh f
      ), logged as (
        insert into event_log (revision, type, directory_id, subject, recorded_at, payload)
        select f.revision, 'capacity.reported', f.directory, f.unit, f.recorded, f.payload from fresh f
      ), keyed as (
        insert into idempotency (actor_id, key, fingerprint, revision, recorded_at)
        select f.actor, f.key, f.fingerprint, f.revision, f.recorded from fresh f where f.key is not null
      )
      select f.n::int, 'written'::text, f.revision from fresh f;
    end if;

    return query
    select n::int, 'stale'::text, null::bigint from generate_series(1, cardinality(p_unit)) n
    where (seen is null or n <> all (seen)) and (done is null or n <> all (done));
  end $$`;
