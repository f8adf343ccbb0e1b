import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether an account has ended, for work that runs later in its name (SEC-53) and for letting somebody into a file. */
export class EndedAccountsInCare1763951002000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query('grant select (disabled_at) on identity.account to ketenzicht_care');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('revoke select (disabled_at) on identity.account from ketenzicht_care');
  }
}
