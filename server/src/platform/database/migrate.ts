import { DataSource } from 'typeorm';
import { Directory1763800000000 } from '../../../migrations/1763800000000-directory.js';
import { Capacity1763800001000 } from '../../../migrations/1763800001000-capacity.js';
import { Accounts1763800002000 } from '../../../migrations/1763800002000-accounts.js';

/** In the order in which they landed; one is never edited after that. */
export const migrations = [Directory1763800000000, Capacity1763800001000, Accounts1763800002000];

const lock = 7000; // one process migrates, the others wait for it

/** Brings the schema up to date. Safe when several processes start at once. */
export async function migrate(url: string): Promise<void> {
  const source = await new DataSource({
    type: 'postgres',
    url,
    migrations,
    synchronize: false,
    migrationsTransactionMode: 'each',
  }).initialize();
  const runner = source.createQueryRunner();
  try {
    await runner.query('select pg_advisory_lock($1)', [lock]);
    await source.runMigrations();
  } finally {
    await runner.query('select pg_advisory_unlock($1)', [lock]).catch(() => undefined);
    await runner.release();
    await source.destroy();
  }
}
