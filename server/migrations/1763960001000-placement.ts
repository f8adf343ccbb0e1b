import type { MigrationInterface, QueryRunner } from 'typeorm';
import { capacityWrite } from './1763900000000-rooms.js';

/**
 * Finding a place. A request names nobody; a hold keeps one bed for it; an attempt is one try at one ward. Each row says who asks (an organisation, or
 * somebody of none) and which ward's organisation is asked, and both sides see it, and nobody else.
 * A bed is held by the same statement that finds it free, so that there are never more holds than free beds, however many ask at once.
 */
export class Placement1763960001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`do $$ begin
      if to_regrole('ketenzicht_placement') is null then create role ketenzicht_placement login; end if;
      if not pg_has_role(current_user, 'ketenzicht_placement', 'member') then grant ketenzicht_placement to current_user; end if;
    exception when duplicate_object or unique_violation then null; end $$`);
    await db.query(tables);
    await db.query(holdsOnTheBoard);
    await db.query(guards);
    await db.query(functions);
    await db.query(withHeld);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(capacityWrite.replace('create function', 'create or replace function'));
    await db.query(`
      drop trigger holds_fit on capacity.capacity;
      update capacity.capacity set held = 0, hold_ends = '{}', version = version + 1 where held > 0;
      alter table capacity.capacity drop column hold_ends;
      drop policy shown_in_placement on capacity.capacity;
      drop policy moving on capacity.capacity;
      drop policy moving on capacity.capacity_report;
      drop policy moving on live.event_log;
      drop policy head_in_placement on audit.access_line;
      drop policy named_in_placement on identity.account;
      drop schema placement cascade;
      drop owned by ketenzicht_placement;
    `);
  }
}

const tables = `
  create schema placement;

  create table placement.request (
    id uuid primary key,
    directory_id text not null references reference.directory,
    -- Who asks. Somebody of no organisation asks as themselves.
    organisation_id uuid references reference.provider,
    asked_by uuid not null references identity.account,
    reference text not null unique,
    region_id text not null references reference.region,
    need jsonb not null,
    title_from date,
    title_until date,
    title_extended boolean not null default false,
    tried jsonb not null default '[]',
    note text,
    -- Keyed fingerprint of the referrer's own file number; the number itself is never kept.
    own_index bytea,
    own_key_id text,
    state text not null default 'open' check (state in ('open', 'placed', 'ended')),
    opened_at timestamptz not null,
    placed_at timestamptz,
    -- The ward where this person is, once admitted, and while a transfer is looked for.
    current_unit_id uuid,
    current_provider_id uuid,
    ended_at timestamptz,
    end_reason text,
    end_note text,
    version int not null default 0,
    check ((state = 'ended') = (ended_at is not null)),
    check (state <> 'placed' or current_unit_id is not null),
    check ((current_unit_id is null) = (current_provider_id is null)),
    foreign key (current_provider_id, current_unit_id) references reference.ward (provider_id, id)
  );
  create index on placement.request (organisation_id, state, opened_at desc);
  create index on placement.request (asked_by, state, opened_at desc);
  create index on placement.request (region_id, state);
  create index on placement.request (opened_at);
  create unique index one_open_per_own_reference on placement.request (coalesce(organisation_id, asked_by), own_index) where state = 'open' and own_index is not null;

  create table placement.hold (
    id uuid primary key,
    request_id uuid not null references placement.request,
    organisation_id uuid references reference.provider,
    asked_by uuid not null references identity.account,
    provider_id uuid not null,
    unit_id uuid not null,
    state text not null default 'active' check (state in ('active', 'expired', 'released', 'admitted', 'displaced')),
    placed_at timestamptz not null,
    expires_at timestamptz not null check (expires_at > placed_at),
    -- The ward said yes: it stays when others have to go.
    promised_at timestamptz,
    ended_at timestamptz,
    -- What ended by itself, or by a report, is told to both sides once.
    told_at timestamptz,
    check ((state = 'active') = (ended_at is null)),
    foreign key (provider_id, unit_id) references reference.ward (provider_id, id)
  );
  create index on placement.hold (id) where state in ('expired', 'displaced') and told_at is null;
  -- One bed for one person.
  create unique index one_hold_per_request on placement.hold (request_id) where state = 'active';
  create index on placement.hold (unit_id) where state = 'active';
  create index on placement.hold (expires_at) where state = 'active';
  create index on placement.hold (unit_id, placed_at);

  create table placement.attempt (
    id uuid primary key,
    request_id uuid not null references placement.request,
    organisation_id uuid references reference.provider,
    asked_by uuid not null references identity.account,
    provider_id uuid not null,
    unit_id uuid not null,
    region_id text,
    state text not null check (state in
      ('queued', 'asked', 'seen', 'considering', 'proposed', 'accepted', 'admitted', 'refused', 'withdrawn', 'noShow', 'cancelled', 'lapsed', 'left')),
    mode text not null check (mode in ('together', 'inTurn')),
    channel text not null check (channel in ('system', 'phone')),
    place int not null,
    made_at timestamptz not null,
    asked_at timestamptz,
    seen_at timestamptz,
    considering_at timestamptz,
    answered_at timestamptz,
    answer_channel text check (answer_channel in ('system', 'phone')),
    due_at timestamptz,
    -- The answer did not come in time and the next in line was asked; said once.
    overdue_at timestamptz,
    missing text[] not null default '{}',
    refusal_reason text,
    refusal_note text,
    contradictions jsonb not null default '[]',
    proposed_from date,
    expected_on date,
    lapse text,
    beds_when_asked jsonb,
    beds_when_answered jsonb,
    -- Shown as a bed that could be assigned when it was asked, and whether one was really offered: what the truth score counts.
    shown_free boolean,
    offered boolean,
    weighing jsonb,
    chosen_on jsonb,
    hold_id uuid references placement.hold,
    admitted_at timestamptz,
    already_counted boolean,
    ended_at timestamptz,
    version int not null default 0,
    foreign key (provider_id, unit_id) references reference.ward (provider_id, id),
    check (state = 'queued' or asked_at is not null),
    check (state <> 'refused' or refusal_reason is not null),
    check (state <> 'accepted' or expected_on is not null),
    check (state <> 'proposed' or proposed_from is not null),
    check (state <> 'admitted' or admitted_at is not null)
  );
  -- One ward is asked once at a time, and one ward has said yes: a second yes is told that it came too late.
  create unique index one_live_try_per_ward on placement.attempt (request_id, unit_id)
    where state in ('queued', 'asked', 'seen', 'considering', 'proposed', 'accepted');
  create unique index one_yes_per_request on placement.attempt (request_id) where state = 'accepted';
  create index on placement.attempt (request_id, place);
  create index on placement.attempt (provider_id, state, due_at);
  create index on placement.attempt (unit_id, asked_at);
  create index on placement.attempt (due_at) where state in ('asked', 'seen', 'considering') and overdue_at is null;

  create table placement.step (
    id bigint generated always as identity primary key,
    request_id uuid not null references placement.request,
    attempt_id uuid references placement.attempt,
    -- Both sides of it, so that each sees its own; the ward's is null for what is only the referrer's.
    organisation_id uuid references reference.provider,
    asked_by uuid not null references identity.account,
    provider_id uuid references reference.provider,
    unit_id uuid,
    at timestamptz not null,
    kind text not null,
    actor_id uuid,
    actor_organisation_id uuid,
    channel text not null default 'system' check (channel in ('system', 'phone'))
  );
  create index on placement.step (request_id, id);
  create trigger append_only before update or delete on placement.step for each row execute function access.append_only();
`;

/**
 * `hold_ends`: until when each held bed of the ward is held, in the order in which they are kept: promised ones first, then as they were placed. Its length is
 * `held`, so that the two cannot disagree.
 */
const holdsOnTheBoard = `
  alter table capacity.capacity
    add hold_ends timestamptz[] not null default '{}',
    add check (cardinality(hold_ends) = held);

  -- A report that leaves less room than is held wins: the ward knows its beds. The holds that no longer fit end in its transaction, the newest first and
  -- what was promised last of all. When a hold was given back its row has ended already, and nothing is left to do here.
  create function placement.holds_fit() returns trigger language plpgsql as $$
  declare
    kept timestamptz[];
    many int;
  begin
    select count(*), (array_agg(h.expires_at order by h.promised_at nulls last, h.placed_at, h.id))[:new.held] into many, kept
    from placement.hold h where h.unit_id = new.unit_id and h.state = 'active';
    if many <= new.held then return new; end if;
    update placement.hold h set state = 'displaced', ended_at = new.recorded_at
    where h.id in (
      select o.id from placement.hold o where o.unit_id = new.unit_id and o.state = 'active'
      order by o.promised_at nulls last, o.placed_at, o.id offset new.held);
    new.hold_ends := coalesce(kept, '{}');
    return new;
  end $$;
  create trigger holds_fit before update of held on capacity.capacity for each row when (new.held < old.held) execute function placement.holds_fit();
`;

const national = `(select access.role()) in ('nationalCoordinator', 'clock')`;
const regional = (column: string) =>
  `((select access.role()) = 'chainDirector' and ${column} = any ((select access.regions())::text[]))`;
const asker = `(organisation_id = any ((select access.organisations())::uuid[]) or asked_by = (select access.actor()))`;
const ward = `provider_id = any ((select access.organisations())::uuid[])`;

const guards = `
  ${['request', 'hold', 'attempt', 'step']
    .map(
      (table) =>
        `alter table placement.${table} enable row level security; alter table placement.${table} force row level security;`,
    )
    .join('\n')}

  create policy asking on placement.request to ketenzicht_placement
    using (${asker} or ${national} or ${regional('region_id')})
    with check (${asker} or ${national} or ${regional('region_id')});
  -- A ward that is asked reads the request, and no more of it than that; where somebody is, stays seen there.
  create policy asked on placement.request for select to ketenzicht_placement
    using (current_provider_id = any ((select access.organisations())::uuid[])
      or exists (select from placement.attempt a where a.request_id = request.id and a.state <> 'queued' and a.provider_id = any ((select access.organisations())::uuid[]))
      or exists (select from placement.hold h where h.request_id = request.id and h.provider_id = any ((select access.organisations())::uuid[])));
  create policy answering on placement.request for update to ketenzicht_placement
    using (current_provider_id = any ((select access.organisations())::uuid[])
      or exists (select from placement.attempt a where a.request_id = request.id and a.state <> 'queued' and a.provider_id = any ((select access.organisations())::uuid[])))
    with check (true);

  create policy both_sides on placement.hold to ketenzicht_placement
    using (${asker} or ${ward} or ${national} or exists (select from placement.request r where r.id = hold.request_id and ${regional('r.region_id')}))
    with check (${asker} or ${ward} or ${national} or exists (select from placement.request r where r.id = hold.request_id and ${regional('r.region_id')}));
  create policy both_sides on placement.attempt to ketenzicht_placement
    using (${asker} or (${ward} and state <> 'queued') or ${national} or ${regional('region_id')})
    with check (${asker} or ${ward} or ${national} or ${regional('region_id')});
  create policy both_sides on placement.step to ketenzicht_placement
    using (${asker} or ${ward} or ${national} or exists (select from placement.attempt a where a.id = step.attempt_id))
    with check (${asker} or ${ward} or ${national} or exists (select from placement.attempt a where a.id = step.attempt_id));

  -- A report may end holds of its own wards, and look at nothing but which.
  create policy displacing on placement.hold to ketenzicht_capacity using (${ward}) with check (${ward});
  grant usage on schema placement to ketenzicht_capacity, ketenzicht_placement, ketenzicht_board, ketenzicht_jobs, ketenzicht_setup;
  grant select (id, unit_id, provider_id, state, placed_at, expires_at, promised_at), update (state, ended_at) on placement.hold to ketenzicht_capacity;
  -- A board of the past counts the beds that were held then; for whom is not in these columns.
  create policy counted on placement.hold for select to ketenzicht_board using (true);
  grant select (unit_id, placed_at, ended_at, expires_at) on placement.hold to ketenzicht_board;

  grant usage on schema reference, access, capacity, live, identity, audit to ketenzicht_placement;
  grant select on all tables in schema reference to ketenzicht_placement;
  grant select, insert on placement.request, placement.hold, placement.attempt, placement.step to ketenzicht_placement;
  grant update on placement.request, placement.hold, placement.attempt to ketenzicht_placement;
  grant select (id, name, organisation_id) on identity.account to ketenzicht_placement;
  create policy named_in_placement on identity.account for select to ketenzicht_placement using (true);

  -- The figure of a ward moves for whoever has a hold or a try there, and for nobody else. Everyone in the chain reads it.
  create policy shown_in_placement on capacity.capacity for select to ketenzicht_placement using (true);
  create policy moving on capacity.capacity for update to ketenzicht_placement
    using (exists (select from placement.hold h where h.unit_id = capacity.unit_id) or exists (select from placement.attempt a where a.unit_id = capacity.unit_id))
    with check (true);
  create policy moving on capacity.capacity_report for insert to ketenzicht_placement
    with check (exists (select from placement.attempt a where a.unit_id = capacity_report.unit_id));
  create policy moving on live.event_log for insert to ketenzicht_placement with check (true);
  grant select on capacity.capacity, live.log_head to ketenzicht_placement;
  grant update (version, held, hold_ends, operational, occupied, observed_at, recorded_at, source) on capacity.capacity to ketenzicht_placement;
  grant insert on capacity.capacity_report, live.event_log to ketenzicht_placement;
  grant update on live.log_head to ketenzicht_placement;

  grant insert on audit.access_line to ketenzicht_placement;
  grant select (seq, hash) on audit.access_line to ketenzicht_placement;
  create policy head_in_placement on audit.access_line for select to ketenzicht_placement using (true);

  create policy loading on placement.request to ketenzicht_setup using (true) with check (true);
  create policy loading on placement.hold to ketenzicht_setup using (true) with check (true);
  create policy loading on placement.attempt to ketenzicht_setup using (true) with check (true);
  create policy loading on placement.step to ketenzicht_setup using (true) with check (true);
  grant select, insert, update on placement.request, placement.hold, placement.attempt, placement.step to ketenzicht_setup;
`;

/** Every one bumps the version of the ward, so that a report that was judged before it is told so, and every screen takes over the new figure. */
const functions = `
  -- A free, fresh, open bed of the ward for a hold that is there already in this transaction; no row when there is none. Found and taken by one statement.
  create function placement.take_bed(p_unit uuid, p_until timestamptz, p_at timestamptz) returns setof capacity.capacity language sql as $$
    update capacity.capacity c set held = c.held + 1, hold_ends = c.hold_ends || p_until, version = c.version + 1
    where c.unit_id = p_unit and c.operational - c.occupied - c.held > 0 and c.valid_until > p_at and c.details->'admissionStop' is null
    returning c.*
  $$;
  -- Gives back a held bed whose hold has ended already in this transaction.
  create function placement.give_bed(p_unit uuid, p_until timestamptz) returns setof capacity.capacity language sql as $$
    update capacity.capacity c set
      held = c.held - 1,
      hold_ends = c.hold_ends[:array_position(c.hold_ends, p_until) - 1] || c.hold_ends[array_position(c.hold_ends, p_until) + 1:],
      version = c.version + 1
    where c.unit_id = p_unit and array_position(c.hold_ends, p_until) is not null
    returning c.*
  $$;
  -- Another end of a hold; what is promised moves to the front.
  create function placement.move_hold_end(p_unit uuid, p_from timestamptz, p_until timestamptz, p_promised boolean) returns setof capacity.capacity language sql as $$
    update capacity.capacity c set
      hold_ends = case when p_promised
        then p_until || c.hold_ends[:array_position(c.hold_ends, p_from) - 1] || c.hold_ends[array_position(c.hold_ends, p_from) + 1:]
        else c.hold_ends[:array_position(c.hold_ends, p_from) - 1] || p_until || c.hold_ends[array_position(c.hold_ends, p_from) + 1:] end,
      version = c.version + 1
    where c.unit_id = p_unit and array_position(c.hold_ends, p_from) is not null
    returning c.*
  $$;
  revoke execute on all functions in schema placement from public;
  grant execute on function placement.take_bed, placement.give_bed, placement.move_hold_end to ketenzicht_placement;
  grant execute on function placement.holds_fit to ketenzicht_capacity, ketenzicht_placement, ketenzicht_setup;
`;

/** As before; and a report that is the newest also says how many of the held beds there is still room for. */
const withHeld = capacityWrite
  .replace('create function', 'create or replace function')
  .replace(
    'details = case when i.current',
    'held = case when i.current then i.held else c.held end,\n        details = case when i.current',
  )
  .replace(
    'unnest(p_unit, p_provider, p_expected, p_current, p_operational, p_occupied, p_details, p_observed, p_recorded, p_valid_until, p_source)',
    'unnest(p_unit, p_provider, p_expected, p_current, p_operational, p_occupied, p_held, p_details, p_observed, p_recorded, p_valid_until, p_source)',
  )
  .replace(
    'as i (unit, provider, expected, current, operational, occupied, details, observed, recorded, valid_until, source, n)',
    'as i (unit, provider, expected, current, operational, occupied, held, details, observed, recorded, valid_until, source, n)',
  );
