import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Taking a bed in one question to the database: the hold, the line of the timeline and the bed. Three questions less on the way that has to be fast, and
 * less long that others who want the same ward wait. Rights are those of whoever asks.
 */
export class HoldInOne1763960003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function placement.hold_bed(
        p_hold uuid, p_request uuid, p_organisation uuid, p_asked_by uuid, p_provider uuid, p_unit uuid, p_at timestamptz, p_until timestamptz,
        p_actor uuid, p_actor_organisation uuid
      ) returns setof capacity.capacity language plpgsql as $$
      begin
        insert into placement.hold (id, request_id, organisation_id, asked_by, provider_id, unit_id, placed_at, expires_at)
          values (p_hold, p_request, p_organisation, p_asked_by, p_provider, p_unit, p_at, p_until);
        insert into placement.step (request_id, organisation_id, asked_by, provider_id, unit_id, at, kind, actor_id, actor_organisation_id)
          values (p_request, p_organisation, p_asked_by, p_provider, p_unit, p_at, 'held', p_actor, p_actor_organisation);
        return query select * from placement.take_bed(p_unit, p_until, p_at);
      end $$;
      revoke execute on function placement.hold_bed from public;
      grant execute on function placement.hold_bed to ketenzicht_placement;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop function placement.hold_bed');
  }
}
