import type { MigrationInterface, QueryRunner } from 'typeorm';

/** PostgreSQL looks among temporary tables first, so that one of the name of ours would be read in its place. No room makes any. */
export class NoTemporaryTables1763950001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(
      `do $$ begin execute format('revoke temporary, create on database %I from public', current_database()); end $$`,
    );
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      `do $$ begin execute format('grant temporary on database %I to public', current_database()); end $$`,
    );
  }
}
