import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How it stood on any day of the past: what was promised to whoever is followed, and which titles and places were known then. Kept by triggers, so that no part of the
 * program can forget it, and only ever closed, never rewritten: a proof that is reckoned from columns of today proves nothing about yesterday.
 */
export class FollowingPast1763980020000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(moment);
    await db.query(promise);
    await db.query(periods);
    await db.query(nights);
    await db.query(guards);
    await db.query(ladder);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy following_when_escalated on coordination.case_file;
      drop trigger past_of_title on ketenveldnorm.legal_title;
      drop trigger past_of_care on ketenveldnorm.care_period;
      drop trigger promise_follows on ketenveldnorm.trajectory;
      drop function ketenveldnorm.past_of_title(), ketenveldnorm.past_of_care(), ketenveldnorm.promise_follows();
      drop table ketenveldnorm.promise, ketenveldnorm.period_past, ketenveldnorm.checked_night;
      alter table ketenveldnorm.handover drop column was_party;
      drop function access.at();
    `);
  }
}

/** A period has no column that says when it was changed; the transaction that changes it knows. */
const moment = `
  create function access.at() returns timestamptz language sql stable parallel safe
    as $$ select coalesce(nullif(current_setting('app.at', true), '')::timestamptz, now()) $$;
  -- Whoever took part before they were asked to take over, still does when nothing comes of it.
  alter table ketenveldnorm.handover add column was_party boolean not null default false;
`;

const promise = `
  create table ketenveldnorm.promise (
    organisation_id uuid not null,
    trajectory_id uuid not null,
    next_contact_on date,
    last_contact_on date,
    regular_end date,
    from_at timestamptz(3) not null,
    until_at timestamptz(3) check (until_at >= from_at),
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade
  );
  create index on ketenveldnorm.promise (trajectory_id, from_at);
  create unique index one_promise_at_a_time on ketenveldnorm.promise (trajectory_id) where until_at is null;

  create function ketenveldnorm.promise_follows() returns trigger language plpgsql as $$
  begin
    if tg_op = 'UPDATE' and (old.phase, old.next_contact_on, old.last_contact_on, old.regular_end) is not distinct from (new.phase, new.next_contact_on, new.last_contact_on, new.regular_end) then
      return null;
    end if;
    update ketenveldnorm.promise set until_at = greatest(new.changed_at, from_at) where trajectory_id = new.id and until_at is null;
    if new.phase = 'following' then
      insert into ketenveldnorm.promise (organisation_id, trajectory_id, next_contact_on, last_contact_on, regular_end, from_at)
      values (new.organisation_id, new.id, new.next_contact_on, new.last_contact_on, new.regular_end, new.changed_at);
    end if;
    return null;
  end $$;
  create trigger promise_follows after insert or update on ketenveldnorm.trajectory for each row execute function ketenveldnorm.promise_follows();
`;

const periods = `
  create table ketenveldnorm.period_past (
    organisation_id uuid not null,
    trajectory_id uuid not null,
    what text not null check (what in ('title', 'care')),
    period_id uuid not null,
    from_on date not null,
    until_on date,
    plan text,
    -- Somebody ended a title before its day: it did not lapse.
    shortened boolean not null default false,
    from_at timestamptz(3) not null,
    until_at timestamptz(3) check (until_at >= from_at),
    foreign key (organisation_id, trajectory_id) references ketenveldnorm.trajectory (organisation_id, id) on delete cascade
  );
  create index on ketenveldnorm.period_past (trajectory_id, what, from_at);
  create index on ketenveldnorm.period_past (period_id) where until_at is null;

  create function ketenveldnorm.past_of_title() returns trigger language plpgsql as $$
  declare was ketenveldnorm.period_past;
  begin
    if tg_op = 'UPDATE' then
      if (old.from_on, old.until_on, old.plan) is not distinct from (new.from_on, new.until_on, new.plan) then
        return null;
      end if;
      update ketenveldnorm.period_past set until_at = greatest(access.at(), from_at) where period_id = new.id and until_at is null returning * into was;
    end if;
    insert into ketenveldnorm.period_past (organisation_id, trajectory_id, what, period_id, from_on, until_on, plan, shortened, from_at)
    values (new.organisation_id, new.trajectory_id, 'title', new.id, new.from_on, new.until_on, new.plan,
      coalesce(was.shortened, false) or (tg_op = 'UPDATE' and was.until_on is distinct from new.until_on), coalesce(was.until_at, new.made_at));
    return null;
  end $$;
  create trigger past_of_title after insert or update on ketenveldnorm.legal_title for each row execute function ketenveldnorm.past_of_title();

  create function ketenveldnorm.past_of_care() returns trigger language plpgsql as $$
  declare was ketenveldnorm.period_past;
  begin
    if tg_op = 'UPDATE' then
      if (old.from_on, old.until_on) is not distinct from (new.from_on, new.until_on) then
        return null;
      end if;
      update ketenveldnorm.period_past set until_at = greatest(access.at(), from_at) where period_id = new.id and until_at is null returning * into was;
    end if;
    insert into ketenveldnorm.period_past (organisation_id, trajectory_id, what, period_id, from_on, until_on, from_at)
    values (new.organisation_id, new.trajectory_id, 'care', new.id, new.from_on, new.until_on, coalesce(was.until_at, new.made_at));
    return null;
  end $$;
  create trigger past_of_care after insert or update on ketenveldnorm.care_period for each row execute function ketenveldnorm.past_of_care();

  insert into ketenveldnorm.promise select organisation_id, id, next_contact_on, last_contact_on, regular_end, changed_at from ketenveldnorm.trajectory where phase = 'following';
  insert into ketenveldnorm.period_past select organisation_id, trajectory_id, 'title', id, from_on, until_on, plan, false, made_at from ketenveldnorm.legal_title;
  insert into ketenveldnorm.period_past select organisation_id, trajectory_id, 'care', id, from_on, until_on, null, false, made_at from ketenveldnorm.care_period;
`;

/** What was found each night: counts, about nobody. */
const nights = `
  create table ketenveldnorm.checked_night (
    directory_id text not null references reference.directory,
    on_day date not null,
    checked_at timestamptz(3) not null,
    followed int not null,
    breaches jsonb not null,
    primary key (directory_id, on_day)
  );
`;

const past = ['promise', 'period_past'];
const clock = `(select access.role()) = 'clock'`;
const shown = `${clock} or exists (select from ketenveldnorm.trajectory t where t.id = trajectory_id)`;
const provers = `(select access.role()) in ('clock', 'chainDirector', 'nationalCoordinator', 'ministry', 'administrator', 'privacyOfficer')`;

const guards = `
  ${[...past, 'checked_night'].map((table) => `alter table ketenveldnorm.${table} enable row level security; alter table ketenveldnorm.${table} force row level security; create policy loading on ketenveldnorm.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  ${past.map((table) => `create policy card on ketenveldnorm.${table} to ketenzicht_care using (${shown}) with check (${shown}); grant update (until_at) on ketenveldnorm.${table} to ketenzicht_care;`).join('\n')}
  create policy counts on ketenveldnorm.checked_night for select to ketenzicht_care using (${provers});
  create policy counting on ketenveldnorm.checked_night for insert to ketenzicht_care with check (${clock});
  create policy counting_again on ketenveldnorm.checked_night for update to ketenzicht_care using (${clock}) with check (${clock});
  grant select, insert on ketenveldnorm.promise, ketenveldnorm.period_past, ketenveldnorm.checked_night to ketenzicht_care;
  grant update (checked_at, followed, breaches) on ketenveldnorm.checked_night to ketenzicht_care;
  grant select, insert, update, delete on ketenveldnorm.promise, ketenveldnorm.period_past, ketenveldnorm.checked_night to ketenzicht_setup;
`;

/** About somebody who is followed the coordination point hears what was brought up to it, and nothing below (GDPR article 5(1)(c)). */
const ladder = `
  create policy following_when_escalated on coordination.case_file as restrictive for select to ketenzicht_coordination
    using (signal_subject is null or signal_subject not like 'following:%' or (select access.role()) <> 'nationalCoordinator'
      or rung in ('national', 'ministry') or (select access.actor()) = any (party_ids));
`;
