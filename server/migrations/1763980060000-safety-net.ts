import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The safety net for payment (noodregeling). A dossier is about care days of somebody who has no name here; its money stands in a ledger of double entries in
 * whole cents that nobody can change and that always balances. The database itself refuses two claims for one care day and an advance before its day.
 */
export class SafetyNet1763980060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(ledger);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'payment-dossiers';
      drop schema safetynet cascade;
    `);
  }
}

const tables = `
  create schema safetynet;

  create table safetynet.advance_window (
    id uuid primary key,
    -- Null: of every register.
    directory_id text references reference.directory,
    from_on date not null,
    -- Still counts: "tot en met".
    until_on date not null check (until_on >= from_on),
    source text not null check (length(source) between 5 and 500),
    made_at timestamptz(3) not null,
    made_by uuid references identity.account,
    constraint one_window_a_day exclude using gist (directory_id with =, daterange(from_on, until_on, '[]') with &&)
  );
  insert into safetynet.advance_window (id, from_on, until_on, source, made_at) values
    ('5afe0000-2020-4106-8000-000000000001', '2020-11-06', '2021-03-31',
     'Brief aan de Tweede Kamer van 6 november 2020: "maximaal tot en met maart 2021". De brief noemt geen begindag; dit is de dag van de brief.', now());

  create table safetynet.dossier (
    -- The provider that waits for its money.
    organisation_id uuid not null references reference.provider,
    id uuid not null unique,
    directory_id text not null references reference.directory,
    reference text not null unique check (reference ~ '^NR-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    region_id text not null references reference.region,
    window_id uuid not null references safetynet.advance_window,
    trajectory_reference text check (trajectory_reference ~ '^LL-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    pseudonym text check (pseudonym ~ '^[A-Z0-9][A-Z0-9-]{1,19}$'),
    summary text,
    from_on date not null,
    until_on date not null check (until_on > from_on),
    day_cents bigint not null check (day_cents > 0),
    total_cents bigint not null,
    lines jsonb not null check (jsonb_typeof(lines) = 'array'),
    state text not null default 'open' check (state in ('open', 'advanced', 'settled', 'withdrawn')),
    owner_id uuid not null references identity.account,
    opened_by uuid not null references identity.account,
    claimed_on date not null,
    claimed_at timestamptz(3) not null,
    advance_from date not null,
    told_at timestamptz(3),
    ended_at timestamptz(3),
    version int not null default 0,
    primary key (organisation_id, id),
    check (trajectory_reference is not null or pseudonym is not null),
    constraint four_weeks check (advance_from = claimed_on + 28),
    constraint adds_up check (total_cents = day_cents * (until_on - from_on)),
    check ((state in ('settled', 'withdrawn')) = (ended_at is not null)),
    constraint days_claimed_once exclude using gist (trajectory_reference with =, daterange(from_on, until_on) with &&)
      where (trajectory_reference is not null and state <> 'withdrawn'),
    constraint days_of_code_claimed_once exclude using gist (organisation_id with =, pseudonym with =, daterange(from_on, until_on) with &&)
      where (pseudonym is not null and state <> 'withdrawn')
  );
  create index on safetynet.dossier (directory_id, state, advance_from);
  create index on safetynet.dossier (advance_from) where state = 'open' and told_at is null;
  create index on safetynet.dossier (owner_id) where state in ('open', 'advanced');
  create index on safetynet.dossier (window_id);
  create index on safetynet.dossier (ended_at) where ended_at is not null;

  create table safetynet.payer (
    organisation_id uuid not null,
    dossier_id uuid not null,
    place int not null check (place between 0 and 5),
    kind text not null check (kind in ('municipality', 'insurer', 'zorgkantoor', 'dji')),
    name text not null,
    primary key (organisation_id, dossier_id, place),
    foreign key (organisation_id, dossier_id) references safetynet.dossier (organisation_id, id)
  );

  create table safetynet.step (
    organisation_id uuid not null,
    dossier_id uuid not null,
    id bigint generated always as identity primary key,
    at timestamptz(3) not null,
    kind text not null check (kind <> ''),
    actor_id uuid,
    by_clock boolean not null default false,
    text text,
    detail jsonb not null default '{}',
    foreign key (organisation_id, dossier_id) references safetynet.dossier (organisation_id, id)
  );
  create index on safetynet.step (dossier_id, id);
`;

const ledger = `
  create table safetynet.booking (
    organisation_id uuid not null,
    dossier_id uuid not null,
    id uuid not null unique,
    number bigint generated always as identity,
    kind text not null check (kind in ('claimed', 'advanced', 'assigned', 'settled', 'writtenOff', 'corrected', 'withdrawn')),
    at timestamptz(3) not null,
    on_day date not null,
    actor_id uuid not null,
    reason text,
    corrects uuid,
    primary key (organisation_id, id),
    unique (organisation_id, dossier_id, id),
    foreign key (organisation_id, dossier_id) references safetynet.dossier (organisation_id, id),
    foreign key (organisation_id, dossier_id, corrects) references safetynet.booking (organisation_id, dossier_id, id),
    check ((kind = 'writtenOff') = (reason is not null)),
    check ((kind = 'corrected') = (corrects is not null))
  );
  create index on safetynet.booking (dossier_id, number);
  create unique index taken_back_once on safetynet.booking (corrects) where corrects is not null;
  create unique index claimed_once on safetynet.booking (dossier_id) where kind = 'claimed';

  create table safetynet.entry (
    organisation_id uuid not null,
    dossier_id uuid not null,
    booking_id uuid not null,
    place int not null,
    account text not null check (account in ('receivable', 'provider', 'advance', 'writtenOff')),
    payer int,
    cents bigint not null check (cents <> 0),
    primary key (organisation_id, booking_id, place),
    foreign key (organisation_id, dossier_id, booking_id) references safetynet.booking (organisation_id, dossier_id, id),
    foreign key (organisation_id, dossier_id, payer) references safetynet.payer (organisation_id, dossier_id, place),
    check (payer is null or account = 'receivable')
  );
  create index on safetynet.entry (dossier_id);

  -- Looked at when the transaction ends: a booking without lines, or one whose lines do not cancel out, takes everything with it.
  create function safetynet.booking_balances() returns trigger language plpgsql as $$
  declare
    which uuid := case tg_table_name when 'booking' then (to_jsonb(new) ->> 'id')::uuid else (to_jsonb(new) ->> 'booking_id')::uuid end;
    total numeric;
    lines int;
  begin
    select coalesce(sum(cents), 0), count(*) into total, lines from safetynet.entry where booking_id = which;
    if total <> 0 or lines < 2 then
      raise exception 'booking % has % lines and is out of balance by % cents', which, lines, total using errcode = '23514';
    end if;
    return null;
  end $$;
  create constraint trigger balances after insert on safetynet.booking deferrable initially deferred for each row execute function safetynet.booking_balances();
  create constraint trigger balances after insert on safetynet.entry deferrable initially deferred for each row execute function safetynet.booking_balances();

  create function safetynet.not_before_its_day() returns trigger language plpgsql as $$
  begin
    if new.kind = 'advanced' and new.on_day < (select d.advance_from from safetynet.dossier d where d.id = new.dossier_id) then
      raise exception 'an advance before four weeks have gone by' using errcode = '23514';
    end if;
    return new;
  end $$;
  create trigger not_before_its_day before insert on safetynet.booking for each row execute function safetynet.not_before_its_day();

  create function safetynet.version_steps() returns trigger language plpgsql as $$
  begin
    if new.version <> old.version + 1 then
      raise exception 'a dossier''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    return new;
  end $$;
  create trigger version_steps before update on safetynet.dossier for each row execute function safetynet.version_steps();
`;

const parts = ['payer', 'step', 'booking', 'entry'];
const kept = ['entry', 'booking', 'step', 'payer'];
const seen = `(
  (select access.role()) in ('nationalCoordinator', 'adviser', 'ministry', 'clock')
  or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))
  or ((select access.role()) = 'provider' and organisation_id = any ((select access.organisations())::uuid[])))`;
const written = `(
  (select access.role()) in ('adviser', 'ministry', 'clock')
  or ((select access.role()) = 'provider' and organisation_id = any ((select access.organisations())::uuid[])))`;
const under = `exists (select from safetynet.dossier d where d.organisation_id = organisation_id and d.id = dossier_id)`;
const underOf = (table: string) =>
  under
    .replaceAll('= organisation_id', `= ${table}.organisation_id`)
    .replaceAll('= dossier_id', `= ${table}.dossier_id`);
/** What only the ministry does with money, whatever our own code says. */
const ministryOnly = `kind not in ('advanced', 'writtenOff', 'corrected') or (select access.role()) = 'ministry'`;

const guards = `
  ${['advance_window', 'dossier', ...parts].map((table) => `alter table safetynet.${table} enable row level security; alter table safetynet.${table} force row level security;`).join('\n')}
  create policy known on safetynet.advance_window for select to ketenzicht_coordination using (true);
  create policy opening on safetynet.advance_window for insert to ketenzicht_coordination with check (
    (select access.role()) in ('ministry', 'administrator') and directory_id is not null);
  create policy seen on safetynet.dossier for select to ketenzicht_coordination using (${seen});
  create policy opening on safetynet.dossier for insert to ketenzicht_coordination with check (
    (select access.role()) = 'provider' and organisation_id = any ((select access.organisations())::uuid[]));
  create policy moving on safetynet.dossier for update to ketenzicht_coordination using (${written}) with check (${written});
  ${parts
    .map(
      (
        table,
      ) => `create policy under_dossier on safetynet.${table} for select to ketenzicht_coordination using (${underOf(table)});
  create policy adding on safetynet.${table} for insert to ketenzicht_coordination with check (${underOf(table)} and ${written}${table === 'booking' ? ` and (${ministryOnly})` : ''});`,
    )
    .join('\n')}
  ${['advance_window', 'dossier', ...parts].map((table) => `create policy loading on safetynet.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  create policy clearing on safetynet.dossier to ketenzicht_jobs using (state in ('settled', 'withdrawn')) with check (false);
  ${kept.map((table) => `create policy clearing on safetynet.${table} to ketenzicht_jobs using (${underOf(table)}) with check (false);`).join('\n')}
  ${kept
    .map(
      (table) => `create trigger append_only before update or delete on safetynet.${table} for each row
    when (current_user <> 'ketenzicht_jobs') execute function access.append_only();`,
    )
    .join('\n')}

  grant usage on schema safetynet to ketenzicht_coordination, ketenzicht_jobs, ketenzicht_setup;
  grant select, insert on all tables in schema safetynet to ketenzicht_coordination;
  -- What was claimed is never changed; how it stands is.
  grant update (state, told_at, ended_at, version) on safetynet.dossier to ketenzicht_coordination;
  grant select, insert, delete on all tables in schema safetynet to ketenzicht_setup;
  grant update (state, told_at, ended_at, version) on safetynet.dossier to ketenzicht_setup;
  grant select (organisation_id, id, state, ended_at), delete on safetynet.dossier to ketenzicht_jobs;
  grant select (organisation_id, dossier_id), delete on ${kept.map((table) => `safetynet.${table}`).join(', ')} to ketenzicht_jobs;
  revoke execute on all functions in schema safetynet from public;
  grant execute on all functions in schema safetynet to ketenzicht_coordination, ketenzicht_setup;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('payment-dossiers', 'P7Y', 'P7Y', 'afwikkeling van het dossier', 'delete', 'AWR art. 52 lid 4');
`;
