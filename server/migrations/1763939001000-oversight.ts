import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the privacy officer works with: cases of the nightly review, the days that were reviewed, and the monthly reports. Nobody else reads them. */
export class Oversight1763939001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table audit.review_case (
        id uuid primary key,
        rule text not null check (rule <> ''),
        rule_version text not null check (rule_version <> ''),
        subject_kind text not null check (subject_kind in ('account', 'address', 'person', 'log', 'month', 'breakGlass')),
        subject text not null check (subject <> ''),
        organisation_id uuid,
        day date not null,
        facts jsonb not null check (jsonb_typeof(facts) = 'object'),
        seqs bigint[] not null default '{}',
        raised_at timestamptz(3) not null,
        due_at timestamptz(3) not null,
        state text not null default 'open' check (state in ('open', 'awaitingSecond', 'signed')),
        outcome text check (outcome in ('explained', 'misuseSuspected', 'misuse', 'ruleTooBroad')),
        opinions jsonb not null default '[]' check (jsonb_typeof(opinions) = 'array'),
        signed_at timestamptz(3),
        -- A night that is reviewed twice finds nothing new.
        unique (rule, subject_kind, subject, day),
        check ((state = 'signed') = (signed_at is not null and outcome is not null)),
        -- Four eyes: two opinions by different people.
        check (outcome is distinct from 'misuse' or opinions -> -1 ->> 'by' is distinct from opinions -> -2 ->> 'by')
      );
      create index review_case_open on audit.review_case (due_at) where state <> 'signed';
      create index review_case_raised on audit.review_case (raised_at);

      create table audit.review_day (
        day date primary key,
        lines bigint not null,
        raised int not null,
        rules_version text not null,
        reviewed_at timestamptz(3) not null
      );
      create table audit.monthly_report (
        month text primary key check (month ~ '^20[0-9][0-9]-(0[1-9]|1[0-2])$'),
        figures jsonb not null,
        signed_at timestamptz(3) not null,
        signed_by uuid not null,
        signed_by_name text not null,
        note text not null check (length(note) >= 10)
      );

      ${['review_case', 'review_day', 'monthly_report'].map((table) => `alter table audit.${table} enable row level security; alter table audit.${table} force row level security;`).join('\n')}
      create policy officer on audit.review_case to ketenzicht_audit
        using ((select access.role()) = 'privacyOfficer') with check ((select access.role()) = 'privacyOfficer');
      create policy raising on audit.review_case for insert to ketenzicht_jobs with check (state = 'open' and opinions = '[]');
      create policy emergency on audit.review_case for insert to ketenzicht_care with check (rule = 'breakGlass' and state = 'open' and opinions = '[]');
      grant select on audit.review_case to ketenzicht_audit;
      grant update (state, outcome, opinions, signed_at) on audit.review_case to ketenzicht_audit;
      grant insert on audit.review_case to ketenzicht_jobs, ketenzicht_care;

      create policy reviewing on audit.review_day to ketenzicht_jobs using (true) with check (true);
      create policy reviewed on audit.review_day for select to ketenzicht_audit using (true);
      grant select, insert on audit.review_day to ketenzicht_jobs;
      grant select on audit.review_day to ketenzicht_audit;

      create policy officer on audit.monthly_report to ketenzicht_audit
        using ((select access.role()) = 'privacyOfficer') with check ((select access.role()) = 'privacyOfficer');
      create policy overdue on audit.monthly_report for select to ketenzicht_jobs using (true);
      grant select, insert on audit.monthly_report to ketenzicht_audit;
      grant select (month) on audit.monthly_report to ketenzicht_jobs;

      -- Names beside the ids of the log, for who reviews it.
      grant usage on schema identity, care to ketenzicht_audit;
      create policy named_in_log on identity.account for select to ketenzicht_audit using ((select access.role()) = 'privacyOfficer');
      grant select (id, name, role, organisation_id) on identity.account to ketenzicht_audit;
      create policy named_in_log on care.person for select to ketenzicht_audit using ((select access.role()) = 'privacyOfficer');
      grant select (organisation_id, id, reference) on care.person to ketenzicht_audit;

      -- An emergency has its review from the moment it begins, in the same transaction.
      create function audit.emergency_opens_review() returns trigger language plpgsql as $$
      begin
        insert into audit.review_case (id, rule, rule_version, subject_kind, subject, organisation_id, day, facts, raised_at, due_at)
        values (new.id, 'breakGlass', '1', 'breakGlass', new.id::text, new.actor_organisation_id,
          (new.started_at at time zone 'Europe/Amsterdam')::date,
          jsonb_build_object('account', new.account_id, 'person', new.person_id, 'reference', new.person_reference,
            'reasonCode', new.reason_code, 'reasonText', new.reason_text, 'until', to_char(new.until_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
          new.started_at, new.review_due_at);
        return null;
      end $$;
      create trigger emergency_opens_review after insert on audit.break_glass
        for each row execute function audit.emergency_opens_review();
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger emergency_opens_review on audit.break_glass;
      drop function audit.emergency_opens_review();
      revoke select (reference) on care.person from ketenzicht_audit;
      drop policy named_in_log on care.person;
      revoke select (id, name, role, organisation_id) on identity.account from ketenzicht_audit;
      drop policy named_in_log on identity.account;
      revoke usage on schema identity from ketenzicht_audit;
      drop table audit.monthly_report, audit.review_day, audit.review_case;
    `);
  }
}
