import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Registration of interest: rounds that the desk opens, and what providers say in a form that needs no login. A row of `registration` counts for nothing until
 * somebody opened the link in the mail; `ticket` makes one form one row, however often it is sent. What leads to a person is sealed.
 */
export class Interest1763990060000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(tables);
    await db.query(guards);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class in ('interest-rounds', 'interest-unconfirmed');
      drop schema interest cascade;
    `);
  }
}

const tables = `
  create schema interest;

  create table interest.round (
    id uuid primary key,
    directory_id text not null references reference.directory,
    title text not null,
    purpose text not null,
    text text not null,
    from_on date not null,
    until_on date not null check (until_on >= from_on),
    opens_at timestamptz not null,
    closes_at timestamptz not null check (closes_at > opens_at),
    -- By somebody, before its deadline.
    closed_at timestamptz,
    region_ids text[] not null check (cardinality(region_ids) > 0),
    made_at timestamptz not null,
    version int not null default 1
  );
  create index on interest.round (directory_id, closes_at desc);

  create table interest.round_step (
    round_id uuid not null references interest.round,
    id uuid not null default gen_random_uuid(),
    at timestamptz not null,
    actor_id uuid not null references identity.account,
    kind text not null check (kind in ('made', 'changed', 'prolonged', 'closed')),
    reason text check (kind in ('made', 'changed') or reason is not null),
    before timestamptz,
    after timestamptz,
    primary key (round_id, id)
  );

  create table interest.registration (
    id uuid primary key,
    round_id uuid not null references interest.round,
    agb text not null check (agb ~ '^[0-9]{8}$'),
    organisation text not null,
    -- Name, position, address, mail and free words, sealed as one with a key of the file; none once it was withdrawn.
    said text check (said like 'v1|%'),
    -- Keyed hash of the address for mail, so that letters to one mailbox can be counted.
    mailbox bytea,
    index_key_id text,
    region_ids text[] not null,
    language text not null check (language in ('nl', 'en')),
    -- One form is one row: sent twice it is the same, and another content with it is refused.
    ticket uuid not null unique,
    -- Keyed as well; empty once it was withdrawn.
    fingerprint bytea not null,
    -- The token itself is made of a key that is in no database, and of this id.
    token_hash bytea not null unique,
    key_id text not null,
    registered_at timestamptz not null,
    confirmed_at timestamptz,
    changed_at timestamptz,
    withdrawn_at timestamptz,
    version int not null default 1,
    -- Who withdraws leaves nothing that leads to a person.
    check ((withdrawn_at is null) = (said is not null) and (said is null) = (mailbox is null) and (said is null) = (index_key_id is null))
  );
  create index on interest.registration (round_id, registered_at);
  create index on interest.registration (mailbox);
  create unique index one_per_agb on interest.registration (round_id, agb) where confirmed_at is not null and withdrawn_at is null;

  create table interest.letter (
    id uuid primary key default gen_random_uuid(),
    round_id uuid not null references interest.round,
    registration_id uuid not null references interest.registration,
    kind text not null check (kind in ('confirm', 'second', 'again', 'confirmed', 'changed')),
    made_at timestamptz not null,
    -- Not before. While somebody is sending: when another may try, should they die.
    next_at timestamptz not null,
    tries int not null default 0,
    done_at timestamptz,
    dead_at timestamptz,
    last_status text
  );
  create index on interest.letter (next_at) where done_at is null and dead_at is null;
  create index on interest.letter (registration_id, made_at);
`;

const desk = `(select access.role()) in ('nationalCoordinator', 'ministry')`;
const clock = `(select access.role()) = 'clock'`;
const all = ['round', 'round_step', 'registration', 'letter'];

const guards = `
  ${all.map((table) => `alter table interest.${table} enable row level security; alter table interest.${table} force row level security;`).join('\n')}
  create policy seen on interest.round for select to ketenzicht_coordination using (${clock} or ${desk});
  create policy making on interest.round for insert to ketenzicht_coordination with check (${desk});
  create policy moving on interest.round for update to ketenzicht_coordination using (${desk}) with check (${desk});
  create policy seen on interest.round_step for select to ketenzicht_coordination using (${desk});
  create policy adding on interest.round_step for insert to ketenzicht_coordination with check (${desk} and actor_id = (select access.actor()));
  create policy seen on interest.registration for select to ketenzicht_coordination using (${clock} or ${desk});
  -- Nobody of the desk writes what a provider said.
  create policy adding on interest.registration for insert to ketenzicht_coordination with check (${clock});
  create policy moving on interest.registration for update to ketenzicht_coordination using (${clock}) with check (${clock});
  create policy by_clock on interest.letter to ketenzicht_coordination using (${clock}) with check (${clock});
  ${all.map((table) => `create policy loading on interest.${table} to ketenzicht_setup using (true) with check (true);`).join('\n')}
  ${all.map((table) => `create policy clearing on interest.${table} to ketenzicht_jobs using (true) with check (false);`).join('\n')}

  grant usage on schema interest to ketenzicht_coordination, ketenzicht_setup, ketenzicht_jobs;
  grant select, insert on all tables in schema interest to ketenzicht_coordination, ketenzicht_setup;
  grant update on interest.round, interest.registration, interest.letter to ketenzicht_coordination;
  grant delete on interest.letter to ketenzicht_coordination;
  -- Rotating keys.
  grant update (said, mailbox, index_key_id) on interest.registration to ketenzicht_setup;
  grant select (id, closes_at, closed_at), delete on interest.round to ketenzicht_jobs;
  grant select (round_id), delete on interest.round_step to ketenzicht_jobs;
  grant select (id, round_id, registered_at, confirmed_at, withdrawn_at), delete on interest.registration to ketenzicht_jobs;
  grant select (round_id, registration_id), delete on interest.letter to ketenzicht_jobs;

  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('interest-rounds', 'P2Y', null, 'sluiting van de ronde', 'delete', 'voorstel aan de opdrachtgever; AVG 5(1)(e)'),
    ('interest-unconfirmed', 'P14D', null, 'aanmelding', 'delete', 'zo lang werkt de link om te bevestigen; AVG 5(1)(e)');
`;
