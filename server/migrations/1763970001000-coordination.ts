import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The coordination point. A case is nobody's only for as long as it is closed: an owner, a rung and a deadline stand in its row, and the database refuses
 * one without. Every row under a case carries whom it is for, because a policy that asked the case would run into the case's own policies.
 */
export class Coordination1763970001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`do $$ begin
      if to_regrole('ketenzicht_coordination') is null then create role ketenzicht_coordination login; end if;
      if not pg_has_role(current_user, 'ketenzicht_coordination', 'member') then grant ketenzicht_coordination to current_user; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    await db.query(tables);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy head_in_coordination on audit.access_line;
      drop policy named_in_coordination on identity.account;
      drop schema coordination cascade;
      drop owned by ketenzicht_coordination;
    `);
  }
}

const tables = `
  create schema coordination;

  create table coordination.case_file (
    id uuid primary key,
    directory_id text not null references reference.directory,
    reference text not null unique,
    kind text not null check (kind in ('knelpunt', 'casus', 'question')),
    title text not null,
    summary text,
    urgency text not null check (urgency in ('crisis', 'urgent', 'regular')),
    cause text,
    region_id text not null references reference.region,
    security_level text,
    target_group text,
    state text not null default 'open' check (state in ('open', 'paused', 'closed')),
    rung text not null check (rung in ('provider', 'region', 'national', 'ministry')),
    rung_since timestamptz not null,
    -- When it climbs by itself. At the top of the ladder it is said again instead.
    deadline timestamptz,
    paused_until timestamptz,
    pause_reason text,
    owner_id uuid not null references identity.account,
    -- Null: a rule opened it.
    opened_by uuid references identity.account,
    organisation_id uuid references reference.provider,
    opened_at timestamptz not null,
    -- Whoever takes part, with owner and opener; kept beside the list of participants, so that a policy needs no other table.
    party_ids uuid[] not null default '{}',
    facts jsonb not null default '{}',
    links jsonb not null default '[]',
    closed_at timestamptz,
    outcome text,
    took_minutes int,
    next_step jsonb,
    -- The subject of the signal that opened it, so that the same signal joins it and opens no second one.
    signal_subject text,
    version int not null default 0,
    check (state = 'closed' or (deadline is not null) <> (state = 'paused')),
    check ((state = 'paused') = (paused_until is not null and pause_reason is not null)),
    check ((state = 'closed') = (closed_at is not null and outcome is not null)),
    check (state <> 'closed' or kind <> 'casus' or next_step is not null)
  );
  create index on coordination.case_file (state, rung, deadline);
  create index on coordination.case_file (region_id, state);
  create index on coordination.case_file (owner_id) where state <> 'closed';
  create index on coordination.case_file (deadline) where state = 'open';
  create index on coordination.case_file (paused_until) where state = 'paused';
  create index on coordination.case_file using gin (party_ids);
  create unique index one_open_case_per_signal on coordination.case_file (signal_subject) where state <> 'closed' and signal_subject is not null;

  create table coordination.case_step (
    id bigint generated always as identity primary key,
    case_id uuid not null references coordination.case_file,
    region_id text not null,
    rung text not null,
    organisation_id uuid,
    party_ids uuid[] not null,
    at timestamptz not null,
    kind text not null,
    actor_id uuid,
    by_clock boolean not null default false,
    text text,
    detail jsonb not null default '{}'
  );
  create index on coordination.case_step (case_id, id);
  create trigger append_only before update or delete on coordination.case_step for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();

  create table coordination.case_task (
    id uuid primary key,
    case_id uuid not null references coordination.case_file,
    region_id text not null,
    rung text not null,
    organisation_id uuid,
    party_ids uuid[] not null,
    text text not null,
    owner_id uuid references identity.account,
    owner_name text not null,
    due_on date not null,
    made_at timestamptz not null,
    done_at timestamptz,
    told_at timestamptz
  );
  create index on coordination.case_task (case_id);
  create index on coordination.case_task (due_on) where done_at is null;

  create table coordination.case_conference (
    id uuid primary key,
    case_id uuid not null references coordination.case_file,
    region_id text not null,
    rung text not null,
    organisation_id uuid,
    party_ids uuid[] not null,
    at timestamptz not null,
    invited text[] not null,
    decisions text,
    held_at timestamptz
  );
  create index on coordination.case_conference (case_id);

  -- What hangs under a case is seen by whom the case is seen by, also after the case went up or somebody came to take part.
  create function coordination.sides_of_case() returns trigger language plpgsql as $$
  begin
    select c.region_id, c.rung, c.organisation_id, c.party_ids into new.region_id, new.rung, new.organisation_id, new.party_ids
    from coordination.case_file c where c.id = new.case_id;
    return new;
  end $$;
  create trigger sides_of_case before insert on coordination.case_step for each row execute function coordination.sides_of_case();
  create trigger sides_of_case before insert on coordination.case_task for each row execute function coordination.sides_of_case();
  create trigger sides_of_case before insert on coordination.case_conference for each row execute function coordination.sides_of_case();
`;

const parts = ['case_step', 'case_task', 'case_conference'];
const seen = `(
  (select access.role()) in ('nationalCoordinator', 'clock')
  or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))
  or ((select access.role()) in ('adviser', 'ministry') and rung = 'ministry')
  or organisation_id = any ((select access.organisations())::uuid[])
  or (select access.actor()) = any (party_ids))`;
/** Under a case the newest say: who takes part since yesterday reads what was said before. */
const underCase = `exists (select from coordination.case_file c where c.id = case_id)`;

const guards = `
  ${['case_file', ...parts].map((table) => `alter table coordination.${table} enable row level security; alter table coordination.${table} force row level security;`).join('\n')}
  create policy seen on coordination.case_file to ketenzicht_coordination using (${seen}) with check (${seen});
  ${parts.map((table) => `create policy under_case on coordination.${table} to ketenzicht_coordination using (${underCase}) with check (${underCase});`).join('\n')}
  ${['case_file', ...parts].map((table) => `create policy clearing on coordination.${table} to ketenzicht_jobs using (true) with check (false); create policy loading on coordination.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  grant usage on schema coordination to ketenzicht_coordination, ketenzicht_jobs, ketenzicht_setup;
  grant usage on schema reference, access, capacity, live, identity, audit, placement to ketenzicht_coordination;
  grant select on all tables in schema reference to ketenzicht_coordination;
  grant select, insert on all tables in schema coordination to ketenzicht_coordination;
  grant update on coordination.case_file, coordination.case_task, coordination.case_conference to ketenzicht_coordination;
  grant select, insert, update, delete on all tables in schema coordination to ketenzicht_setup;
  grant select, delete on all tables in schema coordination to ketenzicht_jobs;
  revoke execute on all functions in schema coordination from public;
  grant execute on function coordination.sides_of_case to ketenzicht_coordination, ketenzicht_setup;

  -- Who could own a case, and who did what; by these columns only.
  grant select (id, name, role, organisation_id, region_ids, directory_id, disabled_at) on identity.account to ketenzicht_coordination;
  create policy named_in_coordination on identity.account for select to ketenzicht_coordination using (true);
  grant insert on audit.access_line to ketenzicht_coordination;
  grant select (seq, hash) on audit.access_line to ketenzicht_coordination;
  grant select on audit.stream to ketenzicht_coordination;
  create policy head_in_coordination on audit.access_line for select to ketenzicht_coordination using (true);
`;
