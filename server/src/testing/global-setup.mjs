import { mkdtemp } from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';

/**
 * One throw-away PostgreSQL for the whole run, with a migrated database as the template that each test file copies. From the built server:
 * Jest loads this file outside its own module world.
 */
export default async function startDatabase() {
  const [{ startEmbeddedPostgres }, { migrate }] = await Promise.all([
    import('../../dist/src/platform/database/embedded-postgres.js'),
    import('../../dist/src/platform/database/migrate.js'),
  ]).catch((cause) => {
    throw new Error('Build the server first: npm run build', { cause });
  });
  const home = await mkdtemp(path.join(os.tmpdir(), 'ketenzicht-test-'));
  const postgres = await startEmbeddedPostgres({
    home,
    database: 'template_ketenzicht',
    throwAway: true,
    settings: { max_connections: '200' },
  });
  await migrate(postgres.url);
  process.env.TEST_DATABASE_TEMPLATE = postgres.url;
  process.env.TEST_KEYS_FILE = path.join(home, 'keys.json');
  globalThis.throwAwayDatabase = { home, postgres };
}
