import * as path from 'node:path';
import { localDate } from '@ketenzicht/shared/kernel';
import { asOf, countFollowed, endOf, findBreaches } from './ketenveldnorm/following.invariants.js';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { createClient } from './platform/database/pool.js';
import { roomUrl } from './platform/database/rooms.js';

/**
 * Holds everybody who is followed against what must never be so, now or at the end of a day of the past. Writes nothing, so that it may run beside a server,
 * and after a restore before one.
 */
const usage =
  '[DATABASE_URL=postgresql://…] npm run verify-following [-- --on 2026-05-01]\nEnds with 0: it holds. 1: it does not, with kinds and pseudonyms. 2: it could not be looked at.';
explainIfAsked(usage);
const at = new Date();
const today = localDate(at);
const [flag, day = today, ...more] = process.argv.slice(2);
const isDay = /^20\d\d-\d\d-\d\d$/.test(day) && !Number.isNaN(Date.parse(day));
if ((flag !== undefined && flag !== '--on') || more.length > 0 || !isDay || day > today) {
  console.error(usage);
  process.exit(2);
}
const config = readConfig({ ...process.env, HOST: '', PORT: '', DEMO_ACCOUNTS: 'off' });
const embedded =
  config.databaseUrl === undefined
    ? await startEmbeddedPostgres({ home: path.join(config.dataDir, 'postgres'), database: 'ketenzicht' })
    : undefined;
const url = config.databaseUrl ?? embedded?.url ?? '';
const client = createClient(
  roomUrl({ url, roles: config.databaseRoles, rolePassword: config.rolePassword }, 'care'),
  60_000,
);
try {
  await client.connect();
  // One moment for all checks; the eyes of the clock, which no visitor has.
  await client.query('begin isolation level repeatable read read only');
  await client.query(
    `select set_config('app.role', 'clock', true), set_config('app.actor', '', true), set_config('app.organisations', '{}', true), set_config('app.regions', '{}', true)`,
  );
  const asked = day === today ? asOf(day, at) : endOf(day);
  const found = await findBreaches(client, asked);
  const followed = [...(await countFollowed(client, asked)).values()].reduce((sum, count) => sum + count, 0);
  const { rows } = await client.query<{ id: string; reference: string }>(
    'select id, reference from ketenveldnorm.trajectory where id = any ($1::uuid[])',
    [found.map(({ trajectoryId }) => trajectoryId)],
  );
  const names = new Map(rows.map(({ id, reference }) => [id, reference]));
  for (const { kind, trajectoryId, since } of found)
    console.error(`${kind} ${names.get(trajectoryId) ?? trajectoryId} since ${since}`);
  if (found.length > 0) {
    console.error(`It does NOT hold on ${day}: ${found.length} breaches, ${followed} people followed.`);
    process.exitCode = 1;
  } else console.log(`It holds on ${day}: ${followed} people followed, nobody between two stools.`);
} catch (error) {
  console.error(`It could not be looked at: ${(error as Error).message}`);
  process.exitCode = 2;
} finally {
  await client.end();
  await embedded?.stop();
}
