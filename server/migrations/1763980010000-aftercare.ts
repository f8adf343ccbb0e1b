import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever calls once more after a regular end: somebody of the staff, so not under the person's key, which is out of reach by then. */
export class Aftercare1763980010000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('alter table ketenveldnorm.trajectory add column aftercare_by text');
    await db.query(
      'alter table ketenveldnorm.trajectory add constraint aftercare_is_whole check ((aftercare_on is null) = (aftercare_by is null))',
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('alter table ketenveldnorm.trajectory drop column aftercare_by');
  }
}
