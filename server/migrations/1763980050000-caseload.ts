import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The desk of one director asks for three kinds of people at once: whom they follow, whom they are asked to take over, and whose end waits for a second pair of eyes. */
export class Caseload1763980050000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index trajectory_asked_over on ketenveldnorm.trajectory (to_owner_id) where to_owner_id is not null;
      create index trajectory_end_asked on ketenveldnorm.trajectory (region_id) where end_proposed_by is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop index ketenveldnorm.trajectory_asked_over, ketenveldnorm.trajectory_end_asked');
  }
}
