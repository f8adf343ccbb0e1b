import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * A VPT that is put together for one person, under a reference that says nothing: codes, days and names of organisations. What was agreed is added and never
 * changed. One person has one arrangement that was agreed, and one provider who answers for it: the database itself refuses the second.
 */
export class Arrangement1763990030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('create schema if not exists stepdown');
    await db.query(tables);
    await db.query(triggers);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    // The schema stays: others keep tables in it.
    await db.query(`
      delete from privacy.retention_rule where class = 'arrangements';
      alter table stepdown.arrangement drop constraint newest_agreed;
      drop table stepdown.respite_night, stepdown.arrangement_version, stepdown.arrangement;
      drop function stepdown.arrangement_changes(), stepdown.respite_night_limits();
    `);
  }
}

const tables = `
  create table stepdown.arrangement (
    -- Whoever answers for all of it: always one.
    provider_id uuid not null references reference.provider,
    id uuid not null unique,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^AR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    -- Of whoever it is for, as one who waits or who is followed; of whichever organisation keeps that.
    about text check (about ~ '^(DS|LL)-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    -- A file of the same organisation; when that is erased, nothing here leads to anybody any more.
    person_id uuid,
    state text not null default 'concept' check (state in ('concept', 'agreed', 'ended')),
    -- What is being put together, or else what was agreed last.
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    is_drafted boolean not null default true,
    number int check (number > 0),
    starts_on date,
    ended_on date,
    ended_how text check (ended_how in ('admitted', 'otherForm', 'otherProvider', 'moved', 'ownWish', 'died', 'mistake')),
    ended_at timestamptz(3),
    made_at timestamptz(3) not null,
    made_by uuid not null references identity.account,
    -- Of what it was opened with, so that the same key sent twice is known.
    fingerprint text not null,
    -- When any of it was last said, by the clock of whoever wrote it: "not in the future" is meant of that day.
    changed_at timestamptz(3) not null,
    version int not null default 0,
    primary key (provider_id, id),
    foreign key (provider_id, person_id) references care.person (organisation_id, id) on delete set null (person_id),
    check ((number is null) = (starts_on is null)),
    check (state <> 'agreed' or number is not null),
    check (state <> 'concept' or (number is null and is_drafted)),
    check ((state = 'ended') = (ended_on is not null) and (ended_on is null) = (ended_at is null) and (ended_on is null) = (ended_how is null)),
    constraint ended_by_now check (ended_on is null or ended_on <= (changed_at at time zone 'Europe/Amsterdam')::date)
  );
  create unique index one_arrangement_about on stepdown.arrangement (provider_id, about) where state <> 'ended';
  create unique index one_arrangement_of_file on stepdown.arrangement (person_id) where state <> 'ended';
  create unique index one_answers_for on stepdown.arrangement (about) where state = 'agreed';
  create index on stepdown.arrangement (provider_id, state, changed_at);
  create index on stepdown.arrangement (ended_at) where ended_at is not null;

  create table stepdown.arrangement_version (
    provider_id uuid not null,
    arrangement_id uuid not null,
    number int not null check (number > 0),
    content jsonb not null check (jsonb_typeof(content) = 'object'),
    agreed_on date not null,
    agreed_with text[] not null check (agreed_with <@ array['client', 'representative', 'family'] and agreed_with && array['client', 'representative']),
    starts_on date not null,
    at timestamptz(3) not null,
    actor_id uuid not null,
    primary key (provider_id, arrangement_id, number),
    foreign key (provider_id, arrangement_id) references stepdown.arrangement (provider_id, id),
    constraint agreed_by_now check (agreed_on <= (at at time zone 'Europe/Amsterdam')::date)
  );
  alter table stepdown.arrangement add constraint newest_agreed
    foreign key (provider_id, id, number) references stepdown.arrangement_version (provider_id, arrangement_id, number);

  create table stepdown.respite_night (
    provider_id uuid not null,
    arrangement_id uuid not null,
    id uuid primary key,
    -- The Dutch day on which the night begins.
    on_day date not null,
    at timestamptz(3) not null,
    actor_id uuid not null,
    cancelled_at timestamptz(3),
    cancelled_by uuid,
    foreign key (provider_id, arrangement_id) references stepdown.arrangement (provider_id, id),
    check ((cancelled_at is null) = (cancelled_by is null))
  );
  create unique index one_night_a_day on stepdown.respite_night (arrangement_id, on_day) where cancelled_at is null;
  create index on stepdown.respite_night (provider_id, arrangement_id);
`;

const triggers = `
  create function stepdown.arrangement_changes() returns trigger language plpgsql as $$
  begin
    -- The file was erased: the link goes, and that is no change of the arrangement.
    if current_user <> 'ketenzicht_placement' and old.person_id is not null and new.person_id is null and to_jsonb(new) - 'person_id' = to_jsonb(old) - 'person_id' then return new; end if;
    if new.version <> old.version + 1 then
      raise exception 'the version of an arrangement goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    return new;
  end $$;
  create trigger arrangement_changes before update on stepdown.arrangement for each row execute function stepdown.arrangement_changes();
  create trigger append_only before update or delete on stepdown.arrangement_version for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();

  -- Whatever our own code says: 156 nights a calendar year and 3 an ISO week, and what was taken back stays so.
  create function stepdown.respite_night_limits() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' then
      if old.cancelled_at is not null or new.cancelled_at is null then
        raise exception 'a night is taken back once' using errcode = '42501';
      end if;
      return new;
    end if;
    if (select count(*) from stepdown.respite_night n where n.arrangement_id = new.arrangement_id and n.cancelled_at is null
          and date_trunc('year', n.on_day::timestamp) = date_trunc('year', new.on_day::timestamp)) >= 156
      or (select count(*) from stepdown.respite_night n where n.arrangement_id = new.arrangement_id and n.cancelled_at is null
          and date_trunc('week', n.on_day::timestamp) = date_trunc('week', new.on_day::timestamp)) >= 3 then
      raise exception 'too many nights away' using errcode = '23514', constraint = 'respite_limits';
    end if;
    return new;
  end $$;
  create trigger respite_night_limits before insert or update on stepdown.respite_night for each row execute function stepdown.respite_night_limits();
`;

const parts = ['arrangement_version', 'respite_night'];
const all = ['arrangement', ...parts];
const own = `((select access.role()) = 'provider' and provider_id = any ((select access.organisations())::uuid[]))`;
const under = (table: string) =>
  `exists (select from stepdown.arrangement a where a.provider_id = ${table}.provider_id and a.id = ${table}.arrangement_id)`;

const guards = `
  ${all.map((table) => `alter table stepdown.${table} enable row level security; alter table stepdown.${table} force row level security;`).join('\n')}
  create policy seen on stepdown.arrangement for select to ketenzicht_placement using (${own});
  create policy opening on stepdown.arrangement for insert to ketenzicht_placement with check (${own} and made_by = (select access.actor()));
  create policy changing on stepdown.arrangement for update to ketenzicht_placement using (${own}) with check (${own});
  ${parts
    .map(
      (
        table,
      ) => `create policy under_arrangement on stepdown.${table} for select to ketenzicht_placement using (${under(table)});
  create policy adding on stepdown.${table} for insert to ketenzicht_placement with check (${under(table)} and actor_id = (select access.actor()));
  create policy given on stepdown.${table} for select to ketenzicht_care using (${under(table)});
  create policy clearing on stepdown.${table} to ketenzicht_jobs using (${under(table)}) with check (false);`,
    )
    .join('\n')}
  create policy taking_back on stepdown.respite_night for update to ketenzicht_placement
    using (${under('respite_night')}) with check (${under('respite_night')} and cancelled_by = (select access.actor()));
  create policy clearing on stepdown.arrangement to ketenzicht_jobs using (state = 'ended') with check (false);
  -- Somebody who asks what we keep about them is given this as well, where their file says who they are.
  create policy given on stepdown.arrangement for select to ketenzicht_care using (person_id is not null and (select access.role()) = 'privacyOfficer');
  ${all.map((table) => `create policy loading on stepdown.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}

  grant usage on schema stepdown to ketenzicht_placement, ketenzicht_jobs, ketenzicht_setup, ketenzicht_care;
  grant select, insert on ${all.map((table) => `stepdown.${table}`).join(', ')} to ketenzicht_placement, ketenzicht_setup;
  -- Whose it is and for whom never changes.
  grant update (state, content, is_drafted, number, starts_on, ended_on, ended_how, ended_at, changed_at, version) on stepdown.arrangement to ketenzicht_placement, ketenzicht_setup;
  grant update (cancelled_at, cancelled_by) on stepdown.respite_night to ketenzicht_placement;
  grant select on ${all.map((table) => `stepdown.${table}`).join(', ')} to ketenzicht_care;
  grant select (provider_id, id, state, ended_at), delete on stepdown.arrangement to ketenzicht_jobs;
  grant select (provider_id, arrangement_id), delete on stepdown.arrangement_version, stepdown.respite_night to ketenzicht_jobs;
  revoke execute on function stepdown.arrangement_changes(), stepdown.respite_night_limits() from public;
  grant execute on function stepdown.arrangement_changes() to ketenzicht_placement, ketenzicht_setup, ketenzicht_jobs, ketenzicht_care;
  grant execute on function stepdown.respite_night_limits() to ketenzicht_placement, ketenzicht_setup;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('arrangements', 'P5Y', null, 'einde van het arrangement', 'delete', 'als wie wacht om weg te gaan; voorstel aan de opdrachtgever');
`;
