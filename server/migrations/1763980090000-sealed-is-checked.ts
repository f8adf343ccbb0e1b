import type { MigrationInterface, QueryRunner } from 'typeorm';

/** `npm run keys -- check` opens everything that is sealed, so it may read all of it. It can change none: to see that it opens is all it is for. */
export class SealedIsChecked1763980090000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create policy checking on care.person_history for select to ketenzicht_setup using (true);
      grant select (organisation_id, person_id, version, field, old_value, reason) on care.person_history to ketenzicht_setup;
      create policy checking on privacy.person_export for select to ketenzicht_setup using (true);
      grant usage on schema privacy to ketenzicht_setup;
      grant select (organisation_id, id, person_id, content) on privacy.person_export to ketenzicht_setup;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      revoke select (organisation_id, id, person_id, content) on privacy.person_export from ketenzicht_setup;
      revoke usage on schema privacy from ketenzicht_setup;
      drop policy checking on privacy.person_export;
      revoke select (organisation_id, person_id, version, field, old_value, reason) on care.person_history from ketenzicht_setup;
      drop policy checking on care.person_history;
    `);
  }
}
