import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever may see somebody who waits sees what is promised to them, also when another promised it. */
export class PromiseOnWait1763990021000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    // Through the policies of the wait itself: who does not see the wait finds nothing here.
    await db.query(`
      create policy of_who_waits on stepdown.promise for select to ketenzicht_placement
        using (exists (select from stepdown.wait w where w.reference = promise.reference));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('drop policy of_who_waits on stepdown.promise');
  }
}
