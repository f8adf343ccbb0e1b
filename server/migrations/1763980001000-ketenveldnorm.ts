import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard, undoGuard } from './ketenveldnorm-guard.js';

/**
 * Somebody followed for two years or longer. What must never be so is made impossible here wherever one row can say it: no owner, two owners, no next contact,
 * an end before two years without a second pair of eyes, two titles or two payers on one day. What only a calendar can say is checked every night.
 * Words about a person are ciphertext under that person's own key (`v1|…`); days, codes and pseudonyms are not.
 */
export class Ketenveldnorm1763980001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema ketenveldnorm');
    await db.query('create extension btree_gist schema ketenveldnorm');
    await db.query(trajectory);
    await db.query(history);
    await db.query(around);
    await db.query(guard);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(undoGuard);
    await db.query('drop schema ketenveldnorm cascade');
  }
}

const trajectory = `
  create table ketenveldnorm.trajectory (
    -- Who holds the person's file.
    organisation_id uuid not null,
    id uuid not null unique,
    person_id uuid not null,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^LL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    region_id text not null references reference.region,
    -- The levensloopaanbieder.
    lead_provider_id uuid references reference.provider,
    phase text not null check (phase in ('reported', 'triaged', 'following', 'ended', 'declined')),
    owner_id uuid not null references identity.account,
    -- Directors with an account, and whoever is asked to take over: the file opens for them.
    party_ids uuid[] not null default '{}',
    reported_at timestamptz(3) not null,
    reported_by uuid not null references identity.account,
    table_on date,
    included_on date,
    term int not null default 1 check (term >= 1),
    regular_end date check (regular_end >= (included_on + interval '2 years')::date),
    interval_days int check (interval_days between 1 and 92),
    next_contact_on date,
    last_contact_on date,
    title_ends_on date,
    title_kind text,
    title_planned boolean not null default false,
    goals_open int not null default 0,
    goals_stalled int not null default 0,
    end_proposed_by uuid references identity.account,
    end_proposed_on date,
    end_proposed_ground text,
    end_agreed_by uuid references identity.account,
    ended_on date,
    end_ground text check (end_ground in ('evaluated', 'death', 'emigration', 'otherRegime', 'courtDecision', 'wronglyIncluded')),
    aftercare_on date,
    -- While it is handed over: where to, and until when they may answer.
    handover_id uuid,
    to_owner_id uuid references identity.account,
    to_region_id text references reference.region,
    handover_due date,
    version int not null default 0,
    changed_at timestamptz(3) not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, person_id) references care.person (organisation_id, id) on delete cascade,
    -- Never without a next contact, and never further away than the plan allows.
    constraint never_without_next_contact check (phase <> 'following' or (included_on is not null and regular_end is not null and lead_provider_id is not null
      and interval_days is not null and next_contact_on is not null
      and next_contact_on <= coalesce(last_contact_on, included_on) + interval_days)),
    constraint ended_says_why check ((phase = 'ended') = (ended_on is not null and end_ground is not null)),
    constraint regular_end_not_early check (end_ground <> 'evaluated' or ended_on >= regular_end),
    constraint early_end_by_two check (end_ground is null or end_ground = 'evaluated' or (end_proposed_by is not null and end_agreed_by is not null and end_agreed_by <> end_proposed_by)),
    constraint handover_is_whole check ((handover_id is null) = (to_owner_id is null) and (handover_id is null) = (to_region_id is null) and (handover_id is null) = (handover_due is null))
  );
  -- One person, one trajectory that is going on: never two owners.
  create unique index one_open_trajectory on ketenveldnorm.trajectory (person_id) where phase in ('reported', 'triaged', 'following');
  create index on ketenveldnorm.trajectory (owner_id) where phase in ('reported', 'triaged', 'following');
  create index on ketenveldnorm.trajectory (region_id, phase);
  create index on ketenveldnorm.trajectory (to_region_id) where to_region_id is not null;
  create index on ketenveldnorm.trajectory (lead_provider_id);
  create index on ketenveldnorm.trajectory (person_id);
  create index on ketenveldnorm.trajectory using gin (party_ids);
  create index on ketenveldnorm.trajectory (next_contact_on) where phase = 'following';
`;

/** Kept by the database itself, so that how it stood on any day of the past can be told from rows that nobody changed since. */
const history = `
  create table ketenveldnorm.step (
    organisation_id uuid not null,
    trajectory_id uuid not null,
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    kind text not null check (kind <> ''),
    actor_id uuid,
    by_clock boolean not null default false,
    words text check (words like 'v1|%'),
    detail jsonb not null default '{}',
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade
  );
  create index on ketenveldnorm.step (trajectory_id, id);

  -- Who answered for it, in which region and phase, from when to when: without holes and without overlap.
  create table ketenveldnorm.tenure (
    organisation_id uuid not null,
    trajectory_id uuid not null,
    owner_id uuid not null references identity.account,
    region_id text not null,
    phase text not null,
    interval_days int,
    from_at timestamptz(3) not null,
    until_at timestamptz(3) check (until_at >= from_at),
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade,
    constraint one_owner_at_a_time exclude using gist (trajectory_id with =, tstzrange(from_at, until_at) with &&)
  );
  create index on ketenveldnorm.tenure (trajectory_id, from_at);

  create function ketenveldnorm.tenure_follows() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and (old.owner_id, old.region_id, old.phase, old.interval_days) is not distinct from (new.owner_id, new.region_id, new.phase, new.interval_days) then
      return null;
    end if;
    update ketenveldnorm.tenure set until_at = new.changed_at where trajectory_id = new.id and until_at is null;
    if new.phase in ('reported', 'triaged', 'following') then
      insert into ketenveldnorm.tenure (organisation_id, trajectory_id, owner_id, region_id, phase, interval_days, from_at)
      values (new.organisation_id, new.id, new.owner_id, new.region_id, new.phase, new.interval_days, new.changed_at);
    end if;
    return null;
  end $$;
  create trigger tenure_follows after insert or update on ketenveldnorm.trajectory for each row execute function ketenveldnorm.tenure_follows();

  create function ketenveldnorm.version_steps() returns trigger language plpgsql as $$
  begin
    if new.version <> old.version + 1 then
      raise exception 'a trajectory''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    return new;
  end $$;
  create trigger version_steps before update on ketenveldnorm.trajectory for each row execute function ketenveldnorm.version_steps();
`;

const under = `organisation_id uuid not null,
    trajectory_id uuid not null,
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade`;
const made = `made_at timestamptz(3) not null,
    made_by uuid not null references identity.account`;
const days = (from: string, until: string) => `daterange(${from}, ${until}, '[)')`;

/** \`from_on\` counts; \`until_on\` is the first day on which it is over. */
const around = `
  create table ketenveldnorm.plan (
    ${under},
    version int not null,
    from_on date not null,
    interval_days int not null check (interval_days between 1 and 92),
    agreed_with text[] not null,
    words text not null check (words like 'v1|%'),
    ${made},
    primary key (organisation_id, trajectory_id, version)
  );

  create table ketenveldnorm.weighing (
    ${under},
    primary key (organisation_id, trajectory_id),
    -- Per criterion: met, notMet or unclear; the reasons are in \`words\`, as JSON under the person's key.
    answers jsonb not null,
    words text not null check (words like 'v1|%'),
    directors jsonb not null default '[]',
    present text[] not null default '{}',
    ${made}
  );

  create table ketenveldnorm.contact (
    ${under},
    id uuid not null,
    kind text not null,
    state text not null check (state in ('planned', 'done', 'missed', 'cancelled')),
    on_day date not null,
    ${made},
    closed_at timestamptz(3),
    closed_by uuid references identity.account,
    words text check (words like 'v1|%'),
    primary key (organisation_id, id),
    check ((state = 'planned') = (closed_at is null))
  );
  create index on ketenveldnorm.contact (trajectory_id, on_day);
  create index on ketenveldnorm.contact (trajectory_id) where state = 'planned';

  create table ketenveldnorm.legal_title (
    ${under},
    id uuid not null,
    kind text not null,
    from_on date not null,
    until_on date check (until_on > from_on),
    computed boolean not null,
    plan text check (plan in ('extension', 'newTitle', 'voluntary', 'noneNeeded')),
    planned_at timestamptz(3),
    words text check (words like 'v1|%'),
    ${made},
    primary key (organisation_id, id),
    check ((plan is null) = (planned_at is null)),
    constraint no_two_titles exclude using gist (trajectory_id with =, ${days('from_on', 'until_on')} with &&)
  );
  create table ketenveldnorm.payer_period (
    ${under},
    id uuid not null,
    payer text not null check (payer in ('wfz', 'zvw', 'wlz', 'wmo', 'unclear')),
    from_on date not null,
    until_on date check (until_on > from_on),
    words text check (words like 'v1|%'),
    ${made},
    primary key (organisation_id, id),
    constraint no_two_payers exclude using gist (trajectory_id with =, ${days('from_on', 'until_on')} with &&)
  );
  create table ketenveldnorm.care_period (
    ${under},
    id uuid not null,
    kind text not null check (kind in ('ward', 'outpatient', 'supportedLiving', 'home', 'detention', 'elsewhere', 'gap')),
    intensity text check (intensity in ('light', 'middle', 'intensive', 'secure')),
    unit_id uuid,
    request_id uuid,
    gap_reason text,
    from_on date not null,
    until_on date check (until_on > from_on),
    words text check (words like 'v1|%'),
    ${made},
    primary key (organisation_id, id),
    constraint gap_says_why check ((kind = 'gap') = (gap_reason is not null)),
    constraint no_two_places exclude using gist (trajectory_id with =, ${days('from_on', 'until_on')} with &&)
  );

  create table ketenveldnorm.goal (
    ${under},
    id uuid not null,
    area text not null,
    state text not null check (state in ('open', 'reached', 'stalled', 'dropped')),
    due_on date,
    words text not null check (words like 'v1|%'),
    ${made},
    changed_at timestamptz(3) not null,
    primary key (organisation_id, id)
  );
  create index on ketenveldnorm.goal (trajectory_id);

  create table ketenveldnorm.score (
    ${under},
    on_day date not null,
    scores jsonb not null,
    ${made},
    primary key (organisation_id, trajectory_id, on_day)
  );

  -- One sheet for whoever stands in the street at night: all of it under the person's key.
  create table ketenveldnorm.crisis_card (
    ${under},
    version int not null,
    card text not null check (card like 'v1|%'),
    ${made},
    primary key (organisation_id, trajectory_id, version)
  );

  create table ketenveldnorm.handover (
    ${under},
    id uuid not null,
    state text not null check (state in ('proposed', 'accepted', 'declined', 'withdrawn')),
    reason text not null,
    from_owner_id uuid not null references identity.account,
    to_owner_id uuid not null references identity.account,
    from_region_id text not null,
    to_region_id text not null,
    to_provider_id uuid references reference.provider,
    proposed_at timestamptz(3) not null,
    due_on date not null,
    spoken_on date,
    answered_at timestamptz(3),
    words text not null check (words like 'v1|%'),
    answer text check (answer like 'v1|%'),
    primary key (organisation_id, id),
    check ((state = 'proposed') = (answered_at is null))
  );
  create unique index one_handover_at_a_time on ketenveldnorm.handover (trajectory_id) where state = 'proposed';

  create table ketenveldnorm.breach (
    ${under},
    id uuid not null,
    kind text not null,
    since date not null,
    found_at timestamptz(3) not null,
    cleared_at timestamptz(3),
    case_id uuid,
    primary key (organisation_id, id)
  );
  create unique index one_breach_of_a_kind on ketenveldnorm.breach (trajectory_id, kind) where cleared_at is null;
`;
