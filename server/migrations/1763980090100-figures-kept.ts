import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * How long the figures of whoever is followed are kept. What they were counted from is finer than what is told, so that it goes; that a quarter was counted
 * stays, because counting it again over files of which some were erased since would tell another number than was told then.
 */
export class FiguresKept1763980090100 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table ketenveldnorm.key_figure_count
        add column id text generated always as (directory_id || ' ' || quarter) stored unique,
        -- The first day after the quarter.
        add column over_on date generated always as ((make_date(left(quarter, 4)::int, right(quarter, 1)::int * 3, 1) + interval '1 month')::date) stored,
        add column is_cleared boolean not null default false;
      alter table ketenveldnorm.key_figure
        add column count_id text generated always as (directory_id || ' ' || quarter) stored;
      create index on ketenveldnorm.key_figure (count_id);

      create policy clearing on ketenveldnorm.key_figure_count to ketenzicht_jobs using (true) with check (is_cleared);
      create policy clearing on ketenveldnorm.key_figure to ketenzicht_jobs using (exists (
        select from ketenveldnorm.key_figure_count c where c.id = key_figure.count_id)) with check (false);
      grant select (id, over_on, is_cleared), update (is_cleared) on ketenveldnorm.key_figure_count to ketenzicht_jobs;
      grant select (count_id), delete on ketenveldnorm.key_figure to ketenzicht_jobs;

      insert into privacy.retention_rule (class, term, floor, starts, action, source) values
        ('following-figures', 'P10Y', null, 'einde van het kwartaal', 'anonymise', 'evaluatie van de ketenveldnorm over meerdere termijnen; voorstel aan de opdrachtgever');
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from privacy.retention_rule where class = 'following-figures';
      revoke select (count_id), delete on ketenveldnorm.key_figure from ketenzicht_jobs;
      revoke select (id, over_on, is_cleared), update (is_cleared) on ketenveldnorm.key_figure_count from ketenzicht_jobs;
      drop policy clearing on ketenveldnorm.key_figure;
      drop policy clearing on ketenveldnorm.key_figure_count;
      alter table ketenveldnorm.key_figure drop column count_id;
      alter table ketenveldnorm.key_figure_count drop column id, drop column over_on, drop column is_cleared;
    `);
  }
}
