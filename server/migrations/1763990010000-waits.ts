import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Who is ready to leave a ward and waits for something further on, under a reference that says nothing. What was said about it (for what, who has to act,
 * who pays) and each expected date are added and never changed, so that a month that is over counts the same tomorrow.
 */
export class Waits1763990010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema if not exists stepdown');
    await db.query(tables);
    await db.query(triggers);
    await db.query(guards);
    await db.query(terms);
  }

  async down(db: QueryRunner): Promise<void> {
    // The schema stays: others keep tables in it.
    await db.query(`
      delete from privacy.retention_rule where class = 'waits';
      drop table stepdown.wait_expected, stepdown.wait_said, stepdown.wait, stepdown.tariff;
      drop function stepdown.wait_changes();
    `);
  }
}

const causes = `('protectedLiving', 'ribw', 'dwelling', 'wlzPlace', 'lowerLevel', 'authorisation', 'payment', 'other')`;
const actors = `('ward', 'nextProvider', 'municipality', 'housingCorporation', 'zorgkantoor', 'ciz', 'insurer', 'court', 'probation', 'dji', 'network')`;
const payers = `('wfz', 'zvw', 'wlz', 'wmo', 'unclear')`;
const said = `
    waits_for text not null check (waits_for in ${causes}),
    acts_by text not null check (acts_by in ${actors}),
    payer text not null check (payer in ${payers}),
    municipality text check (length(municipality) between 2 and 80),`;

const tables = `
  create table stepdown.wait (
    provider_id uuid not null,
    id uuid not null unique,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^DS-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    unit_id uuid not null,
    -- Of the ward.
    region_id text not null references reference.region,
    admitted_on date,
    ready_since date not null,
    ${said}
    toward jsonb not null check (jsonb_typeof(toward) = 'object'),
    expected_on date,
    -- A file of the same organisation; when that is erased, nothing here leads to anybody any more.
    person_id uuid,
    state text not null default 'waiting' check (state in ('waiting', 'left', 'notReady', 'died', 'mistake')),
    ended_on date,
    ended_at timestamptz(3),
    left_to text check (left_to in ('lowerLevel', 'ggz', 'protectedLiving', 'ribw', 'wlzPlace', 'vptDwelling', 'ownDwelling', 'family', 'prison', 'abroad', 'other')),
    to_unit_id uuid references reference.ward (id),
    made_at timestamptz(3) not null,
    made_by uuid not null references identity.account,
    -- When any of it was last said, by the clock of whoever wrote it: "not in the future" is meant of that day.
    changed_at timestamptz(3) not null,
    version int not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, unit_id) references reference.ward (provider_id, id),
    foreign key (provider_id, person_id) references care.person (organisation_id, id) on delete set null (person_id),
    constraint admitted_before_ready check (admitted_on is null or admitted_on <= ready_since),
    constraint ready_by_now check (ready_since <= (changed_at at time zone 'Europe/Amsterdam')::date),
    constraint ended_after_ready check (ended_on is null or (ended_on >= ready_since and ended_on <= (changed_at at time zone 'Europe/Amsterdam')::date)),
    check ((state = 'waiting') = (ended_on is null) and (ended_on is null) = (ended_at is null)),
    check ((state = 'left') = (left_to is not null)),
    check (to_unit_id is null or state = 'left')
  );
  create unique index one_wait_per_person on stepdown.wait (person_id) where state = 'waiting' and person_id is not null;
  create index on stepdown.wait (directory_id, state, ready_since);
  create index on stepdown.wait (unit_id, state);
  create index on stepdown.wait (ended_at) where ended_at is not null;
  -- What a period touches, without reading all that came before it.
  create index wait_by_days on stepdown.wait using gist (daterange(ready_since, ended_on)) where state <> 'mistake';

  create table stepdown.wait_said (
    provider_id uuid not null,
    wait_id uuid not null,
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    actor_id uuid not null,
    -- From which day it holds; null: from the first day on which this person was ready.
    from_on date,
    ${said}
    foreign key (provider_id, wait_id) references stepdown.wait (provider_id, id)
  );
  create index on stepdown.wait_said (wait_id, id);

  create table stepdown.wait_expected (
    provider_id uuid not null,
    wait_id uuid not null,
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    actor_id uuid not null,
    role text not null,
    from_on date,
    to_on date,
    reason text not null check (reason in ('first', 'placePromised', 'placeLost', 'dwellingLater', 'decisionLater', 'paymentUnclear', 'healthChanged', 'ownWish', 'betterEstimate', 'other')),
    foreign key (provider_id, wait_id) references stepdown.wait (provider_id, id),
    check (from_on is distinct from to_on),
    check (reason <> 'first' or (from_on is null and to_on is not null))
  );
  create index on stepdown.wait_expected (wait_id, id);

  create table stepdown.tariff (
    id uuid primary key,
    -- What a day costs: of a security level, else of a setting, else of any ward.
    security_level text,
    setting text,
    -- Whole months, so that a month has one price.
    from_on date not null check (extract(day from from_on) = 1),
    until_on date check (until_on > from_on and extract(day from until_on) = 1),
    day_cents bigint not null check (day_cents > 0),
    assumed boolean not null,
    source text not null check (length(source) between 5 and 500),
    check (security_level is null or setting is null),
    constraint one_tariff_a_day exclude using gist (coalesce(security_level, '') with =, coalesce(setting, '') with =, daterange(from_on, until_on) with &&)
  );
`;

const triggers = `
  create function stepdown.wait_changes() returns trigger language plpgsql as $$
  declare
    -- What whoever helps may say as well; all else is the ward's.
    helped text[] := array['acts_by', 'expected_on', 'changed_at', 'version'];
  begin
    -- The file was erased: the link goes, and that is no change of the wait.
    if current_user <> 'ketenzicht_placement' and old.person_id is not null and new.person_id is null and to_jsonb(new) - 'person_id' = to_jsonb(old) - 'person_id' then return new; end if;
    if new.version <> old.version + 1 then
      raise exception 'a wait''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    if (select access.role()) in ('nationalCoordinator', 'chainDirector') and to_jsonb(new) - helped <> to_jsonb(old) - helped then
      raise exception 'only the ward changes this' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger wait_changes before update on stepdown.wait for each row execute function stepdown.wait_changes();
  ${['wait_said', 'wait_expected']
    .map(
      (table) => `create trigger append_only before update or delete on stepdown.${table} for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();`,
    )
    .join('\n')}
`;

const parts = ['wait_said', 'wait_expected'];
const own = `((select access.role()) = 'provider' and provider_id = any ((select access.organisations())::uuid[]))`;
const helps = `((select access.role()) in ('nationalCoordinator', 'clock')
  or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[])))`;
const under = (table: string) =>
  `exists (select from stepdown.wait w where w.provider_id = ${table}.provider_id and w.id = ${table}.wait_id)`;

const guards = `
  ${['wait', 'tariff', ...parts].map((table) => `alter table stepdown.${table} enable row level security; alter table stepdown.${table} force row level security;`).join('\n')}
  create policy seen on stepdown.wait for select to ketenzicht_placement using (${own} or ${helps});
  create policy opening on stepdown.wait for insert to ketenzicht_placement with check (${own});
  create policy moving on stepdown.wait for update to ketenzicht_placement using (${own} or ${helps}) with check (${own} or ${helps});
  ${parts
    .map(
      (
        table,
      ) => `create policy under_wait on stepdown.${table} for select to ketenzicht_placement using ((select access.role()) = 'clock' or ${under(table)});
  create policy adding on stepdown.${table} for insert to ketenzicht_placement with check (${under(table)} and actor_id = (select access.actor()));
  create policy clearing on stepdown.${table} to ketenzicht_jobs using (${under(table)}) with check (false);`,
    )
    .join('\n')}
  create policy clearing on stepdown.wait to ketenzicht_jobs using (state <> 'waiting') with check (false);
  -- Somebody who asks what we keep about them is given this as well, where their file says who they are.
  create policy given on stepdown.wait for select to ketenzicht_care using (person_id is not null and (select access.role()) = 'privacyOfficer');
  create policy known on stepdown.tariff for select to ketenzicht_placement, ketenzicht_board using (true);
  ${['wait', 'tariff', ...parts].map((table) => `create policy loading on stepdown.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}

  grant usage on schema stepdown to ketenzicht_placement, ketenzicht_board, ketenzicht_jobs, ketenzicht_setup, ketenzicht_care;
  grant select, insert on stepdown.wait, stepdown.wait_said, stepdown.wait_expected to ketenzicht_placement;
  grant update (admitted_on, ready_since, waits_for, acts_by, payer, municipality, toward, expected_on, person_id, state, ended_on, ended_at, left_to, to_unit_id, changed_at, version)
    on stepdown.wait to ketenzicht_placement;
  grant select on stepdown.tariff to ketenzicht_placement, ketenzicht_board;
  grant select on stepdown.wait to ketenzicht_care;
  grant select, insert on stepdown.wait, stepdown.wait_said, stepdown.wait_expected, stepdown.tariff to ketenzicht_setup;
  grant select (provider_id, id, state, ended_at), delete on stepdown.wait to ketenzicht_jobs;
  grant select (provider_id, wait_id), delete on stepdown.wait_said, stepdown.wait_expected to ketenzicht_jobs;
  revoke execute on function stepdown.wait_changes() from public;
  grant execute on function stepdown.wait_changes() to ketenzicht_placement, ketenzicht_setup, ketenzicht_jobs, ketenzicht_care;
`;

const assumed = 'Aangenomen bedrag om mee te rekenen; geen gepubliceerd tarief. De opdrachtgever stelt het vast.';
const amounts: readonly [level: string | null, setting: string | null, cents: number][] = [
  ['4', null, 70_000],
  ['3', null, 52_500],
  ['2-hoog', null, 45_000],
  ['2-laag', null, 39_000],
  ['1', null, 33_000],
  [null, 'FBW', 18_000],
  [null, 'RIBW', 16_000],
  [null, 'VPT', 14_000],
  [null, null, 30_000],
];
const literal = (text: string | null) => (text === null ? 'null' : `'${text}'`);

const terms = `
  insert into stepdown.tariff (id, security_level, setting, from_on, day_cents, assumed, source) values
    ${amounts.map(([level, setting, cents]) => `(gen_random_uuid(), ${literal(level)}, ${literal(setting)}, '2020-01-01', ${cents}, true, '${assumed}')`).join(',\n    ')};
  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('waits', 'P5Y', null, 'einde van het wachten', 'delete', 'als de geschiedenis van bedden; voorstel aan de opdrachtgever');
`;
