import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is left of an invitation that was used or ran out, and of a proof of login that works once, is staff data with a term of its own (PRIV-12). */
export class TermsOfLoggingIn1763951001000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('invitations', 'P90D', null, 'gebruik, intrekken of verlopen', 'delete', 'AVG 5(1)(e)'),
        ('used-tokens', 'P1D', null, 'verlopen van het inlogbewijs', 'delete', 'AVG 5(1)(e)');
      grant select (used_at, withdrawn_at, expires_at), delete on identity.invitation to ketenzicht_jobs;
      create policy clearing on identity.invitation to ketenzicht_jobs using (true);
      grant select (expires_at), delete on identity.used_token to ketenzicht_jobs;
      create policy clearing on identity.used_token to ketenzicht_jobs using (true);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy clearing on identity.used_token;
      revoke select (expires_at), delete on identity.used_token from ketenzicht_jobs;
      drop policy clearing on identity.invitation;
      revoke select (used_at, withdrawn_at, expires_at), delete on identity.invitation from ketenzicht_jobs;
      delete from privacy.legal_hold where class in ('invitations', 'used-tokens');
      delete from privacy.retention_change where class in ('invitations', 'used-tokens');
      delete from privacy.retention_rule where class in ('invitations', 'used-tokens');
    `);
  }
}
