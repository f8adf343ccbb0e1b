import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Step-down places: dwellings without an address, to whom they are promised, and what VPT teams say of themselves. One dwelling is promised once, and one
 * person is promised one dwelling: the database itself refuses the second.
 */
export class Homes1763990020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema if not exists stepdown');
    await db.query(tables);
    await db.query(steps);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class in ('dwellings', 'vpt-teams');
      drop table stepdown.dwelling_step, stepdown.promise, stepdown.dwelling, stepdown.vpt_count;
      drop function stepdown.dwelling_steps();
      -- Whoever makes something of the way out first makes the schema; whoever leaves it last takes it along.
      do $$ begin drop schema stepdown; exception when dependent_objects_still_exist then null; end $$;
    `);
  }
}

const tables = `
  create table stepdown.dwelling (
    id uuid primary key,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^WO-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    -- Null: offered by a chain director or the coordination point, for a landlord.
    organisation_id uuid references reference.provider,
    region_id text not null references reference.region,
    municipality text not null check (length(municipality) between 2 and 80),
    neighbourhood text check (length(neighbourhood) between 2 and 80),
    kind text not null check (kind in ('room', 'studio', 'apartment', 'house')),
    rent_cents int not null check (rent_cents between 0 and 1000000),
    landlord text not null check (length(landlord) between 2 and 120),
    accessible boolean not null,
    available_from date not null,
    -- Still counts.
    offered_until date not null,
    conditions text[] not null,
    condition_text text check (length(condition_text) <= 300),
    nearby text[] not null,
    forms text[] not null,
    state text not null default 'offered' check (state in ('offered', 'promised', 'let', 'withdrawn')),
    offered_at timestamptz(3) not null,
    offered_by uuid not null references identity.account,
    confirmed_at timestamptz(3) not null,
    confirmed_until timestamptz(3) not null check (confirmed_until > confirmed_at),
    ended_at timestamptz(3),
    version int not null default 0,
    check ((state in ('let', 'withdrawn')) = (ended_at is not null))
  );
  create index on stepdown.dwelling (directory_id, state, region_id);
  create index on stepdown.dwelling (offered_until) where state = 'offered';
  create index on stepdown.dwelling (ended_at) where ended_at is not null;

  create table stepdown.promise (
    id uuid primary key,
    dwelling_id uuid not null references stepdown.dwelling,
    -- Whose offer it was and where, so that the policy needs to ask no other table.
    kept_by uuid references reference.provider,
    region_id text not null references reference.region,
    -- Who promised it, for whom; somebody of no organisation promises as themselves.
    organisation_id uuid references reference.provider,
    promised_by uuid not null references identity.account,
    reference text not null check (reference ~ '^(DS|AV|LL)-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    state text not null default 'active' check (state in ('active', 'released', 'expired', 'let', 'withdrawn')),
    promised_at timestamptz(3) not null,
    until_at timestamptz(3) not null check (until_at > promised_at),
    ended_at timestamptz(3),
    check ((state = 'active') = (ended_at is null))
  );
  create unique index one_promise_per_dwelling on stepdown.promise (dwelling_id) where state in ('active', 'let');
  create unique index one_dwelling_per_reference on stepdown.promise (reference) where state = 'active';
  create index on stepdown.promise (until_at) where state = 'active';

  -- What was done, by whom, and under which key: the same press twice is one.
  create table stepdown.dwelling_step (
    id bigint generated always as identity primary key,
    dwelling_id uuid not null references stepdown.dwelling,
    at timestamptz(3) not null,
    kind text not null check (kind in
      ('offered', 'changed', 'confirmed', 'promised', 'released', 'expired', 'let', 'withdrawn', 'lapsed', 'restored')),
    -- What it was before it ended; "undo" goes back there.
    was text,
    actor_id uuid,
    organisation_id uuid,
    key uuid,
    fingerprint text,
    check ((actor_id is null) = (key is null) and (key is null) = (fingerprint is null)),
    unique (actor_id, key)
  );
  create index on stepdown.dwelling_step (dwelling_id, id);

  create table stepdown.vpt_count (
    organisation_id uuid not null references reference.provider,
    region_id text not null references reference.region,
    version int not null check (version > 0),
    directory_id text not null references reference.directory,
    clients jsonb not null check (jsonb_typeof(clients) = 'object' and clients <> '{}'),
    most_clients int not null check (most_clients between 0 and 999),
    room_from date,
    observed_at timestamptz(3) not null,
    valid_until timestamptz(3) not null check (valid_until > observed_at),
    reported_by uuid not null,
    key uuid not null,
    fingerprint text not null,
    primary key (organisation_id, region_id, version),
    unique (organisation_id, reported_by, key)
  );
  create index on stepdown.vpt_count (directory_id, organisation_id, region_id, version desc);
  create index on stepdown.vpt_count (observed_at);

`;

const all = ['dwelling', 'promise', 'dwelling_step', 'vpt_count'];
const role = '(select access.role())';
const organisations = '(select access.organisations())::uuid[]';
const regions = '(select access.regions())::text[]';
const readers = `${role} in ('provider', 'referrer', 'nationalCoordinator', 'chainDirector', 'adviser', 'ministry', 'clock')`;
const promisers = `${role} in ('provider', 'nationalCoordinator', 'chainDirector')`;
const keeps = (whose: string) => `(
  ${role} in ('nationalCoordinator', 'clock')
  or (${role} = 'chainDirector' and region_id = any (${regions}))
  or (${role} = 'provider' and ${whose} = any (${organisations})))`;
/** Whatever the policies let through of a state: what a dwelling is, only who keeps the offer says. */
const steps = `
  create function stepdown.dwelling_steps() returns trigger language plpgsql as $$
  begin
    if new.version <> old.version + 1 then
      raise exception 'a dwelling''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    if (to_jsonb(new) - '{state,version,ended_at}'::text[]) is distinct from (to_jsonb(old) - '{state,version,ended_at}'::text[])
      and not coalesce(${keeps('organisation_id').replaceAll('region_id', 'old.region_id').replaceAll('organisation_id', 'old.organisation_id')}, false) then
      raise exception 'what a dwelling is, only who offered it says' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger steps before update on stepdown.dwelling for each row execute function stepdown.dwelling_steps();
`;
const promised = `(organisation_id = any (${organisations}) or (organisation_id is null and promised_by = (select access.actor())))`;
const mineHere = `exists (select from stepdown.promise p where p.dwelling_id = dwelling.id and p.state = 'active' and (p.organisation_id = any (${organisations}) or (p.organisation_id is null and p.promised_by = (select access.actor()))))`;
const seesDwelling = 'exists (select from stepdown.dwelling d where d.id = dwelling_id)';

const guards = `
  ${all.map((table) => `alter table stepdown.${table} enable row level security; alter table stepdown.${table} force row level security;`).join('\n')}
  create policy shown on stepdown.dwelling for select to ketenzicht_placement using (${readers});
  create policy offering on stepdown.dwelling for insert to ketenzicht_placement with check (
    offered_by = (select access.actor()) and (
      (${role} = 'provider' and organisation_id = any (${organisations}))
      or (organisation_id is null and (${role} = 'nationalCoordinator' or (${role} = 'chainDirector' and region_id = any (${regions}))))));
  create policy keeping on stepdown.dwelling for update to ketenzicht_placement using (${keeps('organisation_id')}) with check (${keeps('organisation_id')});
  create policy promising on stepdown.dwelling for update to ketenzicht_placement
    using (${promisers} and state = 'offered') with check (${promisers} and state = 'promised');
  create policy giving_back on stepdown.dwelling for update to ketenzicht_placement
    using (${promisers} and state = 'promised' and ${mineHere}) with check (${promisers} and state = 'offered' and ${mineHere});

  create policy seen on stepdown.promise for select to ketenzicht_placement using (${keeps('kept_by')} or ${promised});
  create policy promising on stepdown.promise for insert to ketenzicht_placement with check (
    ${promisers} and promised_by = (select access.actor()) and state = 'active'
    and (organisation_id is null) = (cardinality(${organisations}) = 0) and (organisation_id is null or organisation_id = any (${organisations}))
    and exists (select from stepdown.dwelling d where d.id = dwelling_id and d.state = 'promised'
      and d.organisation_id is not distinct from kept_by and d.region_id = promise.region_id));
  create policy ending on stepdown.promise for update to ketenzicht_placement
    using (${keeps('kept_by')} or ${promised}) with check (${keeps('kept_by')} or ${promised});

  create policy under_dwelling on stepdown.dwelling_step for select to ketenzicht_placement using (${seesDwelling});
  create policy adding on stepdown.dwelling_step for insert to ketenzicht_placement with check (
    ${seesDwelling} and ((${role} = 'clock' and actor_id is null) or actor_id = (select access.actor())));

  create policy shown on stepdown.vpt_count for select to ketenzicht_placement using (${readers});
  create policy saying on stepdown.vpt_count for insert to ketenzicht_placement with check (
    ${role} = 'provider' and organisation_id = any (${organisations}) and reported_by = (select access.actor()));
  create trigger append_only before update or delete on stepdown.vpt_count for each row execute function access.append_only();
  create trigger append_only before update or delete on stepdown.dwelling_step for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();

  ${all.map((table) => `create policy loading on stepdown.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  create policy clearing on stepdown.dwelling to ketenzicht_jobs using (state in ('let', 'withdrawn')) with check (false);
  create policy clearing on stepdown.promise to ketenzicht_jobs using (${seesDwelling}) with check (false);
  create policy clearing on stepdown.dwelling_step to ketenzicht_jobs using (${seesDwelling}) with check (false);
  create policy counting on stepdown.vpt_count for select to ketenzicht_jobs using (true);

  grant usage on schema stepdown to ketenzicht_placement, ketenzicht_jobs, ketenzicht_setup;
  grant select, insert on ${all.map((table) => `stepdown.${table}`).join(', ')} to ketenzicht_placement, ketenzicht_setup;
  -- Whose it is, where it lies and who offered it never changes.
  grant update (neighbourhood, kind, rent_cents, landlord, accessible, available_from, offered_until, conditions, condition_text, nearby, forms, municipality,
    state, confirmed_at, confirmed_until, ended_at, version) on stepdown.dwelling to ketenzicht_placement;
  grant update (state, ended_at) on stepdown.promise to ketenzicht_placement;
  grant update (state, version) on stepdown.dwelling to ketenzicht_setup;
  grant select (id, state, ended_at), delete on stepdown.dwelling to ketenzicht_jobs;
  grant select (dwelling_id), delete on stepdown.promise, stepdown.dwelling_step to ketenzicht_jobs;
  grant select (observed_at) on stepdown.vpt_count to ketenzicht_jobs;
  revoke execute on function stepdown.dwelling_steps() from public;
  grant execute on function stepdown.dwelling_steps() to ketenzicht_placement, ketenzicht_setup;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('dwellings', 'P2Y', null, 'einde van het aanbod', 'delete', 'als aanvragen om een plek; voorstel aan de opdrachtgever'),
    ('vpt-teams', 'P5Y', null, 'melding', 'review', 'als de geschiedenis van bedden; voorstel aan de opdrachtgever');
`;
