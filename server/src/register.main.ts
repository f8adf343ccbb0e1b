import { readFile } from 'node:fs/promises';
import { directorySchema, wardSchema } from '@ketenzicht/shared/directory';
import { faultsOf } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { demoRegister } from './directory/demo/demo-register.js';
import { insertRegister } from './directory/insert-register.js';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { createPool } from './platform/database/pool.js';
import { roomUrl, type DatabaseAddress } from './platform/database/rooms.js';

/** Loads a register (regions, providers, locations, wards) into a database of your own. All of it or nothing. */
const usage = `DATABASE_URL=postgresql://… npm run register -- FILE.json     loads a register
npm run --silent register -- --example > FILE.json           prints one to begin from`;

const fileSchema = z.strictObject({
  directory: directorySchema.extend({
    id: z.string().regex(/^[a-z0-9-]{1,60}$/, 'lower-case letters, digits and hyphens'),
  }),
  wards: z.array(wardSchema),
});

explainIfAsked(usage);
const [argument] = process.argv.slice(2);
if (argument === '--example') {
  const { directory, wards } = demoRegister(new Date());
  process.stdout.write(`${JSON.stringify({ directory: { ...directory, demo: false }, wards }, null, 2)}\n`);
} else {
  const { databaseUrl: url, databaseRoles: roles, rolePassword } = readConfig(process.env);
  if (!argument || !url) stop(usage);
  await load(argument, { url, roles, rolePassword });
}

async function load(file: string, database: DatabaseAddress): Promise<void> {
  const read = fileSchema.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success)
    stop(
      faultsOf(read.error)
        .map(({ pointer, detail }) => `${pointer}: ${detail}`)
        .join('\n'),
    );
  const pool = createPool(roomUrl(database, 'setup'), 1);
  const db = await pool.connect();
  try {
    await db.query('begin');
    await insertRegister(db, { ...read.data, reports: [] });
    await db.query('commit');
    console.log(
      `${read.data.directory.name}: ${read.data.wards.length} wards. Restart the servers so that they know them.`,
    );
  } catch (error) {
    await db.query('rollback').catch(() => undefined);
    console.error(`Nothing was loaded: ${(error as Error).message}`);
    process.exitCode = 1;
  } finally {
    db.release();
    await pool.end();
  }
}

function stop(message: string): never {
  console.error(message);
  process.exit(1);
}
