import { randomUUID } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { createPool } from '../platform/database/pool.js';
import { roomUrl } from '../platform/database/rooms.js';

export interface TestDatabase {
  url: string;
  pool: pg.Pool;
  close(): Promise<void>;
}

/** A migrated database of its own: revisions, keys and events of one test file are nobody else's. */
export async function newDatabase({ empty = false } = {}): Promise<TestDatabase> {
  const template = new URL(
    must(process.env['TEST_DATABASE_TEMPLATE'], 'the database of global-setup').replace('@/', '@localhost/'),
  );
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const address = (database: string) => `postgresql://${template.username}@/${database}${template.search}`;
  const admin = new pg.Client({ connectionString: address('postgres') });
  await admin.connect();
  await admin.query(`create database ${name} template ${empty ? 'template0' : template.pathname.slice(1)}`);
  await admin.end();
  const url = address(name);
  const pool = createPool(roomUrl({ url, roles: 'login' }), 5);
  return { url, pool, close: () => pool.end() };
}
