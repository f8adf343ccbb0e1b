import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What happens to somebody over years: who follows is told of a title that is about to lapse, and two who change one goal see it from each other. */
export class FollowingYears1763980030000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ketenveldnorm.goal add version int not null default 1;
      -- What the clock looks for each minute; small, because most titles are far from their end or have a plan.
      create index title_without_plan on ketenveldnorm.trajectory (title_ends_on) where not title_planned and phase in ('reported', 'triaged', 'following');
      create index title_run_out on ketenveldnorm.trajectory (title_ends_on) where phase in ('reported', 'triaged', 'following');

      -- Room of care lets its people know, and reads nothing back.
      grant usage on schema coordination to ketenzicht_care;
      grant insert on coordination.told to ketenzicht_care;
      create policy telling_of_care on coordination.told for insert to ketenzicht_care with check (spread_at is null and acknowledged_at is null);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop policy telling_of_care on coordination.told;
      revoke insert on coordination.told from ketenzicht_care;
      revoke usage on schema coordination from ketenzicht_care;
      drop index ketenveldnorm.title_run_out;
      drop index ketenveldnorm.title_without_plan;
      alter table ketenveldnorm.goal drop version;
    `);
  }
}
