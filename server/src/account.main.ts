import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hash } from '@node-rs/argon2';
import { roles } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { createPool } from './platform/database/pool.js';
import { roomUrl } from './platform/database/rooms.js';

/** A machine has a key and no password: somebody makes its client under Beheer. */
const people = roles.filter((role) => role !== 'feed');

/** Makes a local account on a database of your own: the demo ones exist only on the embedded database. The password is read from standard input. */
const usage = `DATABASE_URL=postgresql://… npm run account -- --username NAME --name "Full name" --role ROLE --directory ID [--organisation UUID] [--region ID …]
The password is read from standard input (12 characters or more). Roles: ${people.join(', ')}. A machine gets a client with a key instead, under Beheer.`;

const accountSchema = z.object({
  username: z.string().min(1).max(200),
  name: z.string().min(1).max(200),
  role: z.enum(people),
  directory: z.string().min(1),
  organisation: z.uuid().optional(),
  region: z.array(z.string()).default([]),
  password: z.string().min(12, 'at least 12 characters').max(500),
});

async function readPassword(): Promise<string> {
  let text = '';
  for await (const chunk of process.stdin) text += String(chunk);
  return text.split('\n')[0] ?? '';
}

explainIfAsked(usage);
const { values } = parseArgs({
  options: {
    username: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    directory: { type: 'string' },
    organisation: { type: 'string' },
    region: { type: 'string', multiple: true },
  },
});
const { databaseUrl, databaseRoles, rolePassword } = readConfig(process.env);
const account = accountSchema.safeParse({ ...values, password: await readPassword() });
if (!databaseUrl || !account.success) {
  if (!account.success)
    for (const issue of account.error.issues) console.error(`${issue.path.join('.')}: ${issue.message}`);
  console.error(usage);
  process.exit(1);
}
const { username, name, role, directory, organisation, region, password } = account.data;
const pool = createPool(roomUrl({ url: databaseUrl, roles: databaseRoles, rolePassword }, 'identity'), 1);
try {
  await pool.query(
    'insert into account (id, username, password_hash, name, role, organisation_id, region_ids, directory_id) values ($1, $2, $3, $4, $5, $6, $7, $8)',
    [randomUUID(), username, await hash(password), name, role, organisation ?? null, region, directory],
  );
  console.log(`${username} may log in.`);
} catch (error) {
  console.error(`The account was not made: ${(error as Error).message}`);
  process.exitCode = 1;
} finally {
  await pool.end();
}
