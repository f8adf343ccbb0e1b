import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { newDatabase } from '../../testing/database.js';
import { migrate, migrations } from './migrate.js';

/** Everything of ours in the schema, as PostgreSQL itself writes it down. */
async function schemaOf(db: pg.Pool): Promise<string[]> {
  const { rows } = await db.query<{ line: string }>(`
    select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = 'public' and table_name <> 'migrations'
    union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = 'public'::regnamespace and conrelid <> coalesce(to_regclass('migrations'), 0)
    union all select indexdef from pg_indexes where schemaname = 'public' and tablename <> 'migrations'
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = 'public'::regnamespace
    union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'public'::regnamespace and not tgisinternal
    union all select format('view %s %s', viewname, definition) from pg_views where schemaname = 'public'
    union all select format('storage %s %s', relname, reloptions) from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'
    order by 1`);
  return rows.map(({ line }) => line);
}

describe('the schema', () => {
  it('goes up, down to nothing, and up again to the same', async () => {
    const database = await newDatabase({ empty: true });
    try {
      const empty = await schemaOf(database.pool);
      await migrate(database.url);
      const first = await schemaOf(database.pool);
      expect(empty).toEqual([]);
      expect(first.length).toBeGreaterThan(80);

      const source = await new DataSource({
        type: 'postgres',
        url: database.url,
        migrations,
        migrationsTransactionMode: 'each',
      }).initialize();
      for (const migration of migrations) await source.undoLastMigration().then(() => migration);
      await source.destroy();
      expect(await schemaOf(database.pool)).toEqual([]);

      await migrate(database.url);
      expect(await schemaOf(database.pool)).toEqual(first);
    } finally {
      await database.close();
    }
  });

  it('comes whole when several servers start at once, and again changes nothing', async () => {
    const [database, reference] = [await newDatabase({ empty: true }), await newDatabase()];
    try {
      await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)]);
      await migrate(database.url);
      expect(await schemaOf(database.pool)).toEqual(await schemaOf(reference.pool));
      expect((await database.pool.query('select from migrations')).rowCount).toBe(migrations.length);
    } finally {
      await Promise.all([database.close(), reference.close()]);
    }
  });
});
