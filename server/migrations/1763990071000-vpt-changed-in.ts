import type { MigrationInterface, QueryRunner } from 'typeorm';

/** As `ChangedIn`: which months were said since, so that only those are summed again. */
export class VptChangedIn1763990071000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table stepdown.vpt_month add column changed_in xid8 not null default pg_current_xact_id();
      create index on stepdown.vpt_month (changed_in);
      create trigger written before insert on stepdown.vpt_month for each row execute function stepdown.changed_in();
      grant select (changed_in) on stepdown.vpt_month to ketenzicht_coordination;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(
      'drop trigger written on stepdown.vpt_month; alter table stepdown.vpt_month drop column changed_in;',
    );
  }
}
