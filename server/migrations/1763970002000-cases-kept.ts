import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long a case is kept, what a clock that stands still remembers, and that somebody who links a request to a case may see that request. The round that
 * clears what has served its time reaches closed cases only, and reads nothing of them but when that was.
 */
export class CasesKept1763970002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table coordination.case_file
        add paused_at timestamptz,
        add left_minutes int,
        add paused_minutes int not null default 0,
        add check ((state = 'paused') = (paused_at is not null and left_minutes is not null));

      revoke select, delete on all tables in schema coordination from ketenzicht_jobs;
      grant select (id, state, closed_at), delete on coordination.case_file to ketenzicht_jobs;
      grant select (case_id), delete on ${parts.map((part) => `coordination.${part}`).join(', ')} to ketenzicht_jobs;
      drop policy clearing on coordination.case_file;
      create policy clearing on coordination.case_file to ketenzicht_jobs using (state = 'closed') with check (false);
      ${parts
        .map(
          (part) => `drop policy clearing on coordination.${part};
      create policy clearing on coordination.${part} to ketenzicht_jobs using (exists (select from coordination.case_file c where c.id = ${part}.case_id)) with check (false);`,
        )
        .join('\n')}

      grant select (id, directory_id, organisation_id, asked_by, region_id) on placement.request to ketenzicht_coordination;
      create policy linked_to_case on placement.request for select to ketenzicht_coordination using (
        (select access.role()) in ('nationalCoordinator', 'clock')
        or ((select access.role()) = 'chainDirector' and region_id = any ((select access.regions())::text[]))
        or organisation_id = any ((select access.organisations())::uuid[])
        or asked_by = (select access.actor()));

      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('coordination-cases', 'P5Y', null, 'sluiten van de zaak', 'delete', 'voorstel aan de opdrachtgever; AVG 5(1)(e)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'coordination-cases';
      drop policy linked_to_case on placement.request;
      revoke select (id, directory_id, organisation_id, asked_by, region_id) on placement.request from ketenzicht_coordination;
      revoke delete, select (id, state, closed_at) on coordination.case_file from ketenzicht_jobs;
      revoke delete, select (case_id) on ${parts.map((part) => `coordination.${part}`).join(', ')} from ketenzicht_jobs;
      grant select, delete on all tables in schema coordination to ketenzicht_jobs;
      ${['case_file', ...parts].map((table) => `drop policy clearing on coordination.${table}; create policy clearing on coordination.${table} to ketenzicht_jobs using (true) with check (false);`).join('\n')}
      alter table coordination.case_file drop paused_at, drop left_minutes, drop paused_minutes;
    `);
  }
}

const parts = ['case_step', 'case_task', 'case_conference'] as const;
