import { describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { newDatabase } from '../../testing/database.js';
import { Rooms1763900000000 } from '../../../migrations/1763900000000-rooms.js';
import { migrate, migrations } from './migrate.js';
import { roomUrl } from './rooms.js';

/** Everything of ours in the schema, as PostgreSQL itself writes it down. */
async function schemaOf(db: pg.Pool): Promise<string[]> {
  const { rows: schemas } = await db.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'`,
  );
  const ours = schemas.map(({ name }) => name);
  const { rows } = await db.query<{ line: string }>(
    `
    select format('column %s.%s %s %s %s', table_name, column_name, data_type, is_nullable, column_default) as line
      from information_schema.columns where table_schema = any ($1) and table_name <> 'migrations'
    union all select format('constraint %s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
      from pg_constraint where connamespace = any ($1::text[]::regnamespace[]) and conrelid <> coalesce(to_regclass('migrations'), 0)
    union all select indexdef from pg_indexes where schemaname = any ($1) and tablename <> 'migrations'
    union all select pg_get_functiondef(oid) from pg_proc where pronamespace = any ($1::text[]::regnamespace[])
    union all select pg_get_triggerdef(t.oid) from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = any ($1::text[]::regnamespace[]) and not tgisinternal
    union all select format('view %s %s', viewname, definition) from pg_views where schemaname = any ($1)
    union all select format('policy %s.%s %s %s %s %s %s', schemaname, tablename, policyname, roles, cmd, qual, with_check) from pg_policies
    union all select format('grants %s %s', oid::regclass, relacl) from pg_class where relnamespace = any ($1::text[]::regnamespace[])
    union all select format('storage %s %s', relname, reloptions) from pg_class where relnamespace = any ($1::text[]::regnamespace[]) and relkind = 'r' and relname <> 'migrations'
    order by 1`,
    [ours],
  );
  return rows.map(({ line }) => line);
}

describe('the schema', () => {
  it('goes up, down as far as it may, and up again to the same', async () => {
    const database = await newDatabase({ empty: true });
    try {
      const empty = await schemaOf(database.pool);
      await migrate(database.url);
      const first = await schemaOf(database.pool);
      expect(empty).toEqual([]);
      expect(first.length).toBeGreaterThan(80);

      const source = await new DataSource({
        type: 'postgres',
        url: roomUrl({ url: database.url, roles: 'login' }),
        migrations,
        migrationsTransactionMode: 'each',
      }).initialize();
      // What guards the data cannot be taken away again; everything after it can.
      const guarding = migrations.indexOf(Rooms1763900000000);
      for (let count = migrations.length; count > guarding + 1; count--) await source.undoLastMigration();
      expect(await schemaOf(database.pool)).not.toEqual(first);
      await expect(source.undoLastMigration()).rejects.toThrow('no way back');
      await source.destroy();

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
