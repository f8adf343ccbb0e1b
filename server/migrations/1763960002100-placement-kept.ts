import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long a request for a place is kept. Steps are never changed; the round that clears what has served its time takes them away with their request, and
 * nobody else can.
 */
export class PlacementKept1763960002100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      drop trigger append_only on placement.step;
      create trigger append_only before update on placement.step for each row execute function access.append_only();
      create trigger kept before delete on placement.step for each row when (current_user <> 'ketenzicht_jobs') execute function access.append_only();

      create policy clearing on placement.request to ketenzicht_jobs using (state <> 'open');
      ${parts.map((part) => `create policy clearing on placement.${part} to ketenzicht_jobs using (exists (select from placement.request r where r.id = ${part}.request_id));`).join('\n')}
      grant select (id, state, placed_at, ended_at), delete on placement.request to ketenzicht_jobs;
      grant select (request_id), delete on placement.hold, placement.attempt, placement.step to ketenzicht_jobs;

      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('placement-requests', 'P2Y', null, 'plaatsing of einde van de aanvraag', 'delete', 'voorstel aan de opdrachtgever; AVG 5(1)(e)');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'placement-requests';
      revoke delete, select (id, state, placed_at, ended_at) on placement.request from ketenzicht_jobs;
      revoke delete, select (request_id) on placement.hold, placement.attempt, placement.step from ketenzicht_jobs;
      ${['request', ...parts].map((table) => `drop policy clearing on placement.${table};`).join('\n')}
      drop trigger kept on placement.step;
      drop trigger append_only on placement.step;
      create trigger append_only before update or delete on placement.step for each row execute function access.append_only();
    `);
  }
}

const parts = ['hold', 'attempt', 'step'] as const;
