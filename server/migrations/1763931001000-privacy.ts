import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people ask about their data, how long what is kept, and figures in which nobody can be found. Words that name a person stand in none of these
 * tables: a request knows a pseudonym, an export is ciphertext, a tombstone is a number that leads nowhere any more.
 */
export class Privacy1763931001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `create schema privacy; grant usage on schema privacy to ketenzicht_care, ketenzicht_jobs, ketenzicht_board;`,
    );
    await db.query(retention);
    await db.query(requests);
    await db.query(figures);
    await db.query(guard);
    await db.query(clearing);
    await db.query(telling);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(unclear);
    await db.query('drop schema privacy cascade');
  }
}

const retention = `
  -- Data, not code: a term is changed on a screen, by two people when it gets shorter.
  create table privacy.retention_rule (
    class text primary key,
    term text not null check (term ~ '^P([1-9][0-9]{0,2}[YMD]|T[1-9][0-9]{0,2}H)$'),
    floor text check (floor ~ '^P([1-9][0-9]{0,2}[YMD]|T[1-9][0-9]{0,2}H)$'),
    starts text not null check (starts <> ''),
    action text not null check (action in ('delete', 'anonymise', 'review')),
    source text not null check (source <> ''),
    changed_at timestamptz(3),
    changed_by uuid
  );
  insert into privacy.retention_rule (class, term, floor, starts, action, source) values
    ('sessions', 'P30D', null, 'einde van de sessie', 'delete', 'AVG 5(1)(e); BIO2 5.33.01'),
    ('idempotency-keys', 'P7D', null, 'verzoek', 'delete', 'AVG 5(1)(e)'),
    ('request-keys', 'P7D', null, 'verzoek', 'delete', 'AVG 5(1)(e)'),
    ('event-log', 'P14D', null, 'gebeurtenis', 'delete', 'AVG 5(1)(e)'),
    ('entry-efforts', 'P1Y', null, 'melding', 'delete', 'AVG 5(1)(e)'),
    ('capacity-history', 'P5Y', null, 'melding', 'review', 'voorstel aan de opdrachtgever'),
    ('access-log', 'P5Y', 'P5Y', 'schrijven van de regel', 'review', 'Stcrt. 2019, 38007'),
    ('persons', 'P20Y', 'P20Y', 'einde van het volgen', 'delete', 'BW 7:454 (WGBO)'),
    ('notices', 'P1Y', null, 'melding', 'delete', 'AVG 5(1)(e)'),
    ('subject-requests', 'P2Y', null, 'besluit', 'delete', 'AVG 5(2)'),
    ('person-exports', 'PT24H', null, 'gereedmaken', 'delete', 'AVG 32'),
    ('recipient-notices', 'P1Y', null, 'melding', 'delete', 'AVG 19');

  create table privacy.retention_change (
    id uuid primary key,
    class text not null references privacy.retention_rule,
    term text not null,
    reason text not null check (char_length(reason) >= 10),
    proposed_by uuid not null,
    proposed_at timestamptz(3) not null,
    decided_by uuid,
    decided_at timestamptz(3),
    approved boolean,
    check ((decided_by is null) = (decided_at is null) and (decided_by is null) = (approved is null)),
    -- Nobody is their own second pair of eyes; who changes their mind may withdraw.
    check (decided_by is null or not approved or decided_by <> proposed_by)
  );
  create unique index retention_change_once on privacy.retention_change (class) where decided_at is null;

  create table privacy.legal_hold (
    id uuid primary key,
    class text not null references privacy.retention_rule,
    organisation_id uuid,
    person_id uuid,
    person_reference text,
    reason text not null check (char_length(reason) >= 10),
    placed_by uuid not null,
    placed_at timestamptz(3) not null,
    lifted_by uuid,
    lifted_at timestamptz(3),
    check ((person_id is null) = (organisation_id is null)),
    check ((lifted_by is null) = (lifted_at is null))
  );

  create table privacy.retention_run (
    id uuid primary key,
    at timestamptz(3) not null,
    counts jsonb not null check (jsonb_typeof(counts) = 'array')
  );
  create index retention_run_of_moment on privacy.retention_run (at);
`;

/** No foreign keys to the person: what was asked and decided must still be there when the file no longer is. */
const requests = `
  create table privacy.subject_request (
    organisation_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    person_reference text not null,
    kind text not null check (kind in ('access', 'rectification', 'restriction', 'erasure')),
    received_on date not null,
    due_on date not null check (due_on > received_on),
    state text not null check (state in ('open', 'awaitingSecond', 'done', 'refused')),
    ground text,
    opened_by uuid not null,
    opened_at timestamptz(3) not null,
    proposed_by uuid,
    decided_by uuid,
    decided_at timestamptz(3),
    primary key (organisation_id, id),
    unique (id),
    check ((decided_at is null) = (state in ('open', 'awaitingSecond'))),
    check (kind <> 'erasure' or state <> 'done' or decided_by <> proposed_by)
  );
  create index subject_request_due on privacy.subject_request (due_on) where decided_at is null;
  create index subject_request_of_person on privacy.subject_request (organisation_id, person_id);

  -- The copy that somebody asked for: sealed under the person's own key, taken once, gone after a day.
  create table privacy.person_export (
    organisation_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    request_id uuid not null,
    state text not null check (state in ('preparing', 'ready', 'taken', 'expired', 'refused')),
    asked_by uuid not null,
    asked_at timestamptz(3) not null,
    content text check (content like 'v1|%'),
    prepared_at timestamptz(3),
    expires_at timestamptz(3),
    taken_at timestamptz(3),
    taken_by uuid,
    primary key (organisation_id, id),
    unique (id),
    foreign key (organisation_id, request_id) references privacy.subject_request (organisation_id, id) on delete cascade,
    -- Nothing to read before it is ready, nor once it was taken.
    check ((content is not null) = (state = 'ready'))
  );
  create index person_export_expires on privacy.person_export (expires_at);
  create index person_export_of_request on privacy.person_export (organisation_id, request_id);

  -- A restored backup holds whom we erased; by this they are erased again. The same lines stand in a file outside the database.
  create table privacy.tombstone (
    organisation_id uuid not null,
    person_id uuid not null,
    erased_at timestamptz(3) not null,
    ground text not null check (ground <> ''),
    primary key (organisation_id, person_id)
  );

  -- Whoever was given a person's data is told that it was corrected, restricted or erased (GDPR article 19).
  create table privacy.recipient_notice (
    organisation_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    person_reference text not null,
    account_id uuid not null references identity.account on delete cascade,
    kind text not null check (kind in ('rectified', 'restricted', 'erased')),
    created_at timestamptz(3) not null,
    primary key (organisation_id, id)
  );
  create unique index recipient_notice_once on privacy.recipient_notice (organisation_id, person_id, account_id, kind, created_at);
  create index recipient_notice_of_account on privacy.recipient_notice (account_id, created_at);
`;

const figures = `
  -- Only what may be published: rounded, and null where it would give somebody away. '*' is the total. A month is closed once and never changes,
  -- so that asking twice teaches nothing.
  create table privacy.figure (
    month date not null check (extract(day from month) = 1),
    region_id text not null,
    level text not null,
    shown int check (shown >= 0 and shown % 5 = 0),
    primary key (month, region_id, level)
  );
`;

const tables = [
  'retention_rule',
  'retention_change',
  'legal_hold',
  'retention_run',
  'subject_request',
  'person_export',
  'tombstone',
  'recipient_notice',
  'figure',
];
const officer = `(select access.role()) = 'privacyOfficer'`;
const keeper = `(select access.role()) in ('privacyOfficer', 'administrator')`;

const guard = `
  ${tables.map((table) => `alter table privacy.${table} enable row level security; alter table privacy.${table} force row level security;`).join('\n')}
  create policy known on privacy.retention_rule for select to ketenzicht_care, ketenzicht_jobs using (true);
  create policy keeping on privacy.retention_rule for update to ketenzicht_care using (${keeper}) with check (${keeper});
  create policy keeping on privacy.retention_change to ketenzicht_care using (${keeper}) with check (${keeper});
  create policy reading on privacy.legal_hold for select to ketenzicht_care using (${keeper});
  create policy holding on privacy.legal_hold to ketenzicht_care using (${officer}) with check (${officer});
  create policy obeying on privacy.legal_hold for select to ketenzicht_jobs using (true);
  create policy reading on privacy.retention_run for select to ketenzicht_care using (${keeper});
  create policy reporting on privacy.retention_run to ketenzicht_jobs using (true) with check (true);
  create policy answering on privacy.subject_request to ketenzicht_care using (${officer}) with check (${officer});
  create policy clearing on privacy.subject_request to ketenzicht_jobs using (decided_at is not null);
  create policy copying on privacy.person_export to ketenzicht_care using (${officer}) with check (${officer});
  create policy clearing on privacy.person_export to ketenzicht_jobs using (true) with check (state = 'expired');
  create policy burying on privacy.tombstone to ketenzicht_care using (${officer}) with check (${officer});
  create policy reburying on privacy.tombstone to ketenzicht_jobs using (true) with check (true);
  create policy telling on privacy.recipient_notice for insert to ketenzicht_care with check (
    ${officer} or organisation_id = any ((select access.organisations())::uuid[]));
  create policy told on privacy.recipient_notice for select to ketenzicht_care using (${officer} or account_id = (select access.actor()));
  create policy erasing on privacy.recipient_notice for delete to ketenzicht_care using (${officer});
  create policy clearing on privacy.recipient_notice to ketenzicht_jobs using (true);
  create policy published on privacy.figure for select to ketenzicht_board using (true);
  create policy publishing on privacy.figure to ketenzicht_jobs using (true) with check (true);

  grant select, update (term, changed_at, changed_by) on privacy.retention_rule to ketenzicht_care;
  grant select on privacy.retention_rule, privacy.legal_hold to ketenzicht_jobs;
  grant select, insert, update on privacy.retention_change, privacy.legal_hold, privacy.subject_request, privacy.person_export to ketenzicht_care;
  grant select on privacy.retention_run to ketenzicht_care;
  grant select, insert, delete on privacy.retention_run to ketenzicht_jobs;
  grant select, insert on privacy.tombstone to ketenzicht_care, ketenzicht_jobs;
  grant select, insert, delete on privacy.recipient_notice to ketenzicht_care;
  grant delete on privacy.person_export to ketenzicht_care;
  grant select (organisation_id, id, person_id, decided_at), delete on privacy.subject_request to ketenzicht_jobs;
  grant select (organisation_id, id, person_id, state, asked_at), update (state, content), delete on privacy.person_export to ketenzicht_jobs;
  grant select (organisation_id, id, person_id, kind, created_at), delete on privacy.recipient_notice to ketenzicht_jobs;
  grant select, insert on privacy.figure to ketenzicht_jobs;
  grant select on privacy.figure to ketenzicht_board;
`;

/** What the nightly round may take away elsewhere. Of persons it sees where and when, never who; it can remove none that are still followed. */
const clearing = `
  grant usage on schema care to ketenzicht_jobs;
  grant select (organisation_id, id, region_id, security_level, restricted_at, erased_at, ended_at, created_at), delete on care.person to ketenzicht_jobs;
  create policy counting on care.person for select to ketenzicht_jobs using (true);
  create policy clearing on care.person for delete to ketenzicht_jobs using (ended_at is not null
    or exists (select from privacy.tombstone t where t.organisation_id = person.organisation_id and t.person_id = person.id));
  grant select (recorded_at), delete on care.request_key to ketenzicht_jobs;
  create policy clearing on care.request_key to ketenzicht_jobs using (true);
  grant select (organisation_id, person_id, created_at), delete on care.notice to ketenzicht_jobs;
  create policy clearing on care.notice to ketenzicht_jobs using (true);
  create policy erasing on care.notice for delete to ketenzicht_care using (${officer});
  grant select (expires_at), delete on identity.session to ketenzicht_jobs;
  create policy clearing on identity.session to ketenzicht_jobs using (true);
  grant select (at), delete on capacity.entry_effort to ketenzicht_jobs;
  create policy clearing on capacity.entry_effort to ketenzicht_jobs using (true);
  grant select (recorded_at) on capacity.capacity_report to ketenzicht_jobs;
  create policy counting on capacity.capacity_report for select to ketenzicht_jobs using (true);
`;

/** Whoever follows a person hears that something of theirs was corrected, whichever way the correction came in (GDPR article 19). */
const telling = `
  create function privacy.tell_recipients() returns trigger language plpgsql as $$
  begin
    insert into privacy.recipient_notice (organisation_id, id, person_id, person_reference, account_id, kind, created_at)
    select distinct on (h.organisation_id, h.person_id, r.account_id)
      h.organisation_id, gen_random_uuid(), h.person_id, p.reference, r.account_id, 'rectified', h.changed_at
    from corrected h
    join care.person p on p.organisation_id = h.organisation_id and p.id = h.person_id
    join care.care_relation r on r.organisation_id = h.organisation_id and r.person_id = h.person_id and r.ended_at is null and r.account_id <> h.changed_by
    on conflict do nothing;
    return null;
  end $$;
  create trigger tell_recipients after insert on care.person_history referencing new table as corrected
    for each statement execute function privacy.tell_recipients();
`;

const unclear = `
  drop trigger tell_recipients on care.person_history;
  drop policy counting on capacity.capacity_report;
  revoke select (recorded_at) on capacity.capacity_report from ketenzicht_jobs;
  drop policy clearing on capacity.entry_effort;
  revoke select (at), delete on capacity.entry_effort from ketenzicht_jobs;
  drop policy clearing on identity.session;
  revoke select (expires_at), delete on identity.session from ketenzicht_jobs;
  drop policy erasing on care.notice;
  drop policy clearing on care.notice;
  revoke select (organisation_id, person_id, created_at), delete on care.notice from ketenzicht_jobs;
  drop policy clearing on care.request_key;
  revoke select (recorded_at), delete on care.request_key from ketenzicht_jobs;
  drop policy clearing on care.person;
  drop policy counting on care.person;
  revoke select (organisation_id, id, region_id, security_level, restricted_at, erased_at, ended_at, created_at), delete on care.person from ketenzicht_jobs;
`;
