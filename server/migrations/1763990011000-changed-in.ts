import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * In which transaction a wait, what was said of it, and a count of a ward were last written. Whoever holds them in memory asks for what was written since,
 * without missing one that was committed later than it began. Never a time: two clocks, and a commit, lie between.
 */
export class ChangedIn1763990011000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const table of tables)
      await db.query(`
        alter table ${table} add column changed_in xid8 not null default pg_current_xact_id();
        create index on ${table} (changed_in);
      `);
    await db.query(`
      create function stepdown.changed_in() returns trigger language plpgsql as $$
      begin
        new.changed_in := pg_current_xact_id();
        return new;
      end $$;
      -- Whoever writes cannot say it themselves. Named to come after wait_changes, which says what may change.
      create trigger written before insert or update on stepdown.wait for each row execute function stepdown.changed_in();
      create trigger written before insert on stepdown.wait_said for each row execute function stepdown.changed_in();
      create trigger written before insert on capacity.ready_count for each row execute function stepdown.changed_in();
      revoke execute on function stepdown.changed_in() from public;
      grant execute on function stepdown.changed_in() to ketenzicht_placement, ketenzicht_capacity, ketenzicht_setup, ketenzicht_jobs, ketenzicht_care;
      grant select (changed_in) on capacity.ready_count to ketenzicht_board;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    for (const table of tables)
      await db.query(`drop trigger written on ${table}; alter table ${table} drop column changed_in;`);
    await db.query('drop function stepdown.changed_in()');
  }
}

const tables = ['stepdown.wait', 'stepdown.wait_said', 'capacity.ready_count'];
