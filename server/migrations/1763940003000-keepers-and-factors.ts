import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whoever keeps an account sees whether it has a second factor, and takes its factors away when it ends: who comes back proves anew who they are. What a
 * factor is made of can be read in no other room than the login's.
 */
export class KeepersAndFactors1763940003000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create policy kept on identity.factor for select to ketenzicht_admin using (${kept});
      create policy kept_ended on identity.factor for delete to ketenzicht_admin using (${kept});
      create policy kept on identity.recovery_code for select to ketenzicht_admin using (${kept});
      create policy kept_ended on identity.recovery_code for delete to ketenzicht_admin using (${kept});
      grant select (account_id, confirmed_at), delete on identity.factor to ketenzicht_admin;
      grant select (account_id), delete on identity.recovery_code to ketenzicht_admin;
      grant select (oidc_issuer), update (oidc_issuer, oidc_subject) on identity.account to ketenzicht_admin;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke select (oidc_issuer), update (oidc_issuer, oidc_subject) on identity.account from ketenzicht_admin;
      revoke select (account_id), delete on identity.recovery_code from ketenzicht_admin;
      revoke select (account_id, confirmed_at), delete on identity.factor from ketenzicht_admin;
      drop policy kept_ended on identity.recovery_code;
      drop policy kept on identity.recovery_code;
      drop policy kept_ended on identity.factor;
      drop policy kept on identity.factor;
    `);
  }
}

const kept = 'exists (select from identity.account a where a.id = account_id)';
