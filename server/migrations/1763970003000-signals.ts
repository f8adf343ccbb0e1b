import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Signals of the live board, and the versions of the numbers that they are raised by. What is about a niche belongs to nobody and is read in the whole chain;
 * what is about one request is read by whom that request is read by. Only the clock writes them, and one open signal per subject is all there is, however
 * many servers look.
 */
export class Signals1763970003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table coordination.signal (
        id uuid primary key,
        directory_id text not null references reference.directory,
        rule text not null check (rule in ('K1', 'K2', 'K3', 'K5')),
        rule_version int not null,
        level text not null check (level in ('amber', 'red')),
        state text not null default 'raised' check (state in ('raised', 'cleared')),
        region_id text not null references reference.region,
        security_level text,
        target_group text,
        urgency text not null,
        subject text not null,
        -- Whose request it is about; both are null when it is about a niche.
        organisation_id uuid references reference.provider,
        asked_by uuid,
        facts jsonb not null,
        raised_at timestamptz not null,
        cleared_at timestamptz check (cleared_at >= raised_at),
        -- No key of the database: a case goes by its own term.
        case_id uuid,
        check ((state = 'cleared') = (cleared_at is not null)),
        check ((rule = 'K2') = (asked_by is not null))
      );
      create unique index one_raised_per_subject on coordination.signal (subject) where state = 'raised';
      create index on coordination.signal (directory_id, state, raised_at desc);
      create index on coordination.signal (raised_at) where state = 'raised' and case_id is null;
      create index on coordination.signal (cleared_at) where state = 'cleared';

      create table coordination.signal_rule (
        version int primary key,
        settings jsonb not null,
        live_from timestamptz not null,
        adopted_by uuid,
        reason text not null
      );
      create trigger append_only before update or delete on coordination.signal_rule for each row execute function access.append_only();
      insert into coordination.signal_rule (version, settings, live_from, reason) values (1, '${firstSettings}', '2000-01-01', 'De eerste getallen.');

      alter table coordination.signal enable row level security; alter table coordination.signal force row level security;
      alter table coordination.signal_rule enable row level security; alter table coordination.signal_rule force row level security;
      create policy seen on coordination.signal for select to ketenzicht_coordination using (
        asked_by is null
        or (select access.role()) in ('nationalCoordinator', 'clock')
        or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))
        or organisation_id = any ((select access.organisations())::uuid[])
        or asked_by = (select access.actor()));
      create policy raising on coordination.signal for insert to ketenzicht_coordination with check ((select access.role()) = 'clock');
      create policy following on coordination.signal for update to ketenzicht_coordination
        using ((select access.role()) = 'clock') with check ((select access.role()) = 'clock');
      create policy clearing on coordination.signal to ketenzicht_jobs using (state = 'cleared') with check (false);
      create policy loading on coordination.signal to ketenzicht_setup using (true) with check (true);
      create policy known on coordination.signal_rule for select to ketenzicht_coordination using (true);
      create policy adopting on coordination.signal_rule for insert to ketenzicht_coordination
        with check ((select access.role()) = 'nationalCoordinator' and adopted_by = (select access.actor()));
      grant select, insert on coordination.signal, coordination.signal_rule to ketenzicht_coordination;
      grant update (level, state, facts, cleared_at, case_id) on coordination.signal to ketenzicht_coordination;
      grant select (id, state, cleared_at), delete on coordination.signal to ketenzicht_jobs;
      grant select, insert, update on coordination.signal to ketenzicht_setup;

      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('signals', 'P2Y', null, 'einde van het signaal', 'delete', 'voorstel aan de opdrachtgever; AVG 5(1)(e)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'signals';
      drop table coordination.signal, coordination.signal_rule;
    `);
  }
}

/** As they were on the day of this migration; later ones are versions of their own. */
const firstSettings = JSON.stringify({
  k1Days: { crisis: 2, urgent: 5, regular: 14 },
  k2: { crisisWorkingDays: 2, urgentDays: 5, passantMonths: 4, clinicalWeeks: 7, protectedLivingWeeks: 13 },
  k3: { amber: 0.05, red: 0.12, readyDays: 7 },
  k5Days: 3,
  raiseAfterMinutes: 15,
  clearAfterMinutes: 60,
  mostAtOnce: 200,
});
