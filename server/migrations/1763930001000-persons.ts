import type { MigrationInterface, QueryRunner } from 'typeorm';
import { guard, rotation } from './persons-guard.js';

/**
 * Who stands behind a pseudonym. `person` can be counted and found, but names nobody; what names them is ciphertext in `person_identity`, under a key
 * of their own in `person_key`. Both open only to somebody with a care relation, in an emergency, or to the privacy officer: that is decided
 * here a second time, by the database. See docs/security/keys.md.
 */
export class Persons1763930001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(schemas);
    await db.query(person);
    await db.query(vault);
    await db.query(relations);
    await db.query(emergencies);
    await db.query(notices);
    await db.query(guard);
    await db.query(rotation);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop schema casework cascade;
      drop schema care cascade;
      drop table audit.break_glass;
      drop policy named_in_care on identity.account;
      drop policy named_in_rotation on identity.account;
      revoke select (id, name, role, organisation_id, region_ids) on identity.account from ketenzicht_care;
      revoke select (id, organisation_id) on identity.account from ketenzicht_setup;
      revoke usage on schema identity from ketenzicht_care, ketenzicht_setup;
    `);
  }
}

/** C2 and C3 apart. `casework` is for cases under a pseudonym, which the next features bring. */
const schemas = `
  create schema care;
  create schema casework;
  grant usage on schema care to ketenzicht_care, ketenzicht_setup, ketenzicht_jobs;
  grant usage on schema casework to ketenzicht_care, ketenzicht_jobs;
  alter default privileges in schema casework grant select, insert, update, delete on tables to ketenzicht_care;

  grant usage on schema identity to ketenzicht_care;
  create policy named_in_care on identity.account for select to ketenzicht_care using (true);
  grant select (id, name, role, organisation_id, region_ids) on identity.account to ketenzicht_care;
`;

const person = `
  create table care.person (
    organisation_id uuid not null references reference.provider,
    id uuid not null,
    -- Random, for people to read to one another. It says nothing, so that it may be unique over all organisations.
    reference text not null unique check (reference ~ '^KZ-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$'),
    region_id text not null references reference.region,
    security_level text,
    -- Keyed hashes, never of one low-entropy value alone; index_key_id says which key.
    name_index bytea not null check (length(name_index) = 32),
    bsn_index bytea check (length(bsn_index) = 32),
    -- Of the account of a colleague by the same name; see staffMarks.
    staff_index bytea check (length(staff_index) = 32),
    index_key_id text not null check (index_key_id <> ''),
    restricted_at timestamptz(3),
    restricted_by uuid,
    restriction_reason text,
    erased_at timestamptz(3),
    -- The end of being followed here: the term of keeping counts from it (Civil Code 7:454).
    ended_at timestamptz(3),
    version int not null default 1 check (version >= 1),
    created_at timestamptz(3) not null,
    created_by uuid not null,
    changed_at timestamptz(3) not null,
    changed_by uuid not null,
    primary key (organisation_id, id),
    unique (id),
    unique (organisation_id, id, region_id),
    check ((restricted_at is null) = (restricted_by is null))
  );
  create index person_by_name on care.person (name_index);
  create index person_by_bsn on care.person (bsn_index) where bsn_index is not null;
  create index person_by_index_key on care.person (index_key_id);
  create index person_of_region on care.person (region_id);

  create function care.person_version_steps() returns trigger language plpgsql as $$
  begin
    if new.version <> old.version + 1 then
      raise exception 'a person''s version goes from % to %, not to %', old.version, old.version + 1, new.version using errcode = '23514';
    end if;
    return new;
  end $$;
  -- A rotated index key changes how a person is found, not what is known of them.
  create trigger person_version_steps before update of region_id, security_level, restricted_at, restriction_reason, erased_at, ended_at, version on care.person
    for each row execute function care.person_version_steps();
`;

const vault = `
  -- One row opens one person's data. Without its row a file cannot be read any more, by anyone, from any copy.
  create table care.person_key (
    organisation_id uuid not null,
    person_id uuid not null,
    id uuid not null,
    wrapped text not null check (wrapped like 'v1|%'),
    key_id text not null check (key_id <> ''),
    created_at timestamptz(3) not null,
    primary key (organisation_id, person_id, id),
    foreign key (organisation_id, person_id) references care.person (organisation_id, id) on delete cascade
  );
  create index person_key_by_key on care.person_key (key_id);

  create table care.person_identity (
    organisation_id uuid not null,
    person_id uuid not null,
    family_name text not null check (family_name like 'v1|%'),
    given_names text check (given_names like 'v1|%'),
    birth_date text not null check (birth_date like 'v1|%'),
    bsn text check (bsn like 'v1|%'),
    phone text check (phone like 'v1|%'),
    address text check (address like 'v1|%'),
    contact text check (contact like 'v1|%'),
    primary key (organisation_id, person_id),
    foreign key (organisation_id, person_id) references care.person (organisation_id, id) on delete cascade
  );

  -- What stood there before a correction (GDPR article 16), and why it was corrected.
  create table care.person_history (
    organisation_id uuid not null,
    person_id uuid not null,
    version int not null,
    field text not null check (field <> ''),
    old_value text check (old_value like 'v1|%'),
    reason text not null check (reason like 'v1|%'),
    changed_at timestamptz(3) not null,
    changed_by uuid not null,
    primary key (organisation_id, person_id, version, field),
    foreign key (organisation_id, person_id) references care.person (organisation_id, id) on delete cascade
  );

  -- A retry is answered with what was done.
  create table care.request_key (
    organisation_id uuid not null,
    actor_id uuid not null,
    key uuid not null,
    fingerprint text not null,
    person_id uuid not null,
    recorded_at timestamptz(3) not null,
    primary key (organisation_id, actor_id, key),
    foreign key (organisation_id, person_id) references care.person (organisation_id, id) on delete cascade
  );
  create index request_key_of_moment on care.request_key (recorded_at);
`;

const relations = `
  -- The region travels along with the person's, so that a chain director's policy needs no other table.
  create table care.care_relation (
    organisation_id uuid not null,
    person_id uuid not null,
    id uuid not null,
    region_id text not null,
    account_id uuid not null references identity.account,
    basis text not null check (basis in ('treatment', 'guidance', 'chainDirection', 'processDirection')),
    from_at timestamptz(3) not null,
    until_at timestamptz(3) check (until_at > from_at),
    ended_at timestamptz(3),
    ended_by uuid,
    ended_reason text,
    created_at timestamptz(3) not null,
    created_by uuid not null,
    primary key (organisation_id, person_id, id),
    foreign key (organisation_id, person_id, region_id) references care.person (organisation_id, id, region_id) on update cascade on delete cascade,
    check ((ended_at is null) = (ended_by is null))
  );
  create unique index care_relation_once on care.care_relation (organisation_id, person_id, account_id) where ended_at is null;
  create index care_relation_of_account on care.care_relation (account_id);
`;

/** No foreign key to the person: that somebody broke the glass must be told even when the file is gone. */
const emergencies = `
  grant usage on schema audit to ketenzicht_care;
  create table audit.break_glass (
    organisation_id uuid not null,
    id uuid not null,
    person_id uuid not null,
    person_reference text not null,
    account_id uuid not null,
    role text not null,
    actor_organisation_id uuid,
    reason_code text not null check (reason_code <> ''),
    reason_text text not null check (char_length(reason_text) >= 20),
    started_at timestamptz(3) not null,
    until_at timestamptz(3) not null check (until_at > started_at),
    review_due_at timestamptz(3) not null check (review_due_at > started_at),
    reviewed_at timestamptz(3),
    reviewed_by uuid,
    review_outcome text,
    review_note text,
    primary key (organisation_id, id),
    check ((reviewed_at is null) = (reviewed_by is null))
  );
  create index break_glass_of_account on audit.break_glass (account_id, person_id, until_at);
  create index break_glass_to_review on audit.break_glass (review_due_at) where reviewed_at is null;
`;

const notices = `
  -- "Something happened that you should know": for the privacy officer and the organisation that holds the data. Names nobody.
  create table care.notice (
    organisation_id uuid not null,
    id uuid not null,
    kind text not null check (kind <> ''),
    person_id uuid not null,
    person_reference text not null,
    subject_id uuid not null,
    created_at timestamptz(3) not null,
    created_by uuid not null,
    primary key (organisation_id, id)
  );
  create index notice_of_moment on care.notice (created_at);
  create table care.notice_seen (
    organisation_id uuid not null,
    notice_id uuid not null,
    account_id uuid not null,
    seen_at timestamptz(3) not null,
    primary key (organisation_id, notice_id, account_id),
    foreign key (organisation_id, notice_id) references care.notice (organisation_id, id) on delete cascade
  );
`;
