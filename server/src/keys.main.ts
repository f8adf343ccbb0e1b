import * as path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkInterests, interestKeyUse, rehashMailboxes, resealInterests } from './interest/interest-rotation.js';
import { checkKeys, keyUse, rehashIndexes, rewrapKeys } from './person/key-rotation.js';
import { openUnderKey } from './placement/own-reference.queries.js';
import {
  checkFactors,
  factorKeyUse,
  resealFactors,
  unusedRecoveryCodes,
} from './platform/auth/second-factor/factor-rotation.js';
import { readConfig } from './platform/config/config.js';
import { explainIfAsked } from './platform/config/explain.js';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.js';
import { createPool } from './platform/database/pool.js';
import { roomUrl } from './platform/database/rooms.js';
import { addKey, dropKey, type FilePurpose } from './platform/keys/key-file.js';
import { Keyring, keyPurposes, type KeyPurpose } from './platform/keys/keyring.js';

/** Keeps the keys that stand in the file KEYS_FILE, beside servers that run. See docs/security/keys.md. */
const usage = `npm run keys -- list                      which keys there are, and what lies under them
npm run keys -- rotate field|index        makes a new key and brings everything under it
npm run keys -- new field|index|log|tell|checkpoint   only makes the key: new work uses it
npm run keys -- drop field|index ID       removes an old key that nothing lies under any more
npm run keys -- check                     opens everything once`;

/** Servers look at the file once a second: before a row moves, all of them must know the key it moves to. */
const settle = 2_500;

explainIfAsked(usage);
const [command = '', asked = '', id = ''] = process.argv.slice(2);
if (!['list', 'rotate', 'new', 'drop', 'check'].includes(command)) {
  console.error(usage);
  process.exit(1);
}
const config = readConfig(process.env);
const embedded =
  config.databaseUrl === undefined
    ? await startEmbeddedPostgres({ home: path.join(config.dataDir, 'postgres'), database: 'ketenzicht' })
    : undefined;
const url = config.databaseUrl ?? embedded?.url ?? '';
const database = { url, roles: config.databaseRoles, rolePassword: config.rolePassword };
const db = createPool(roomUrl(database, 'setup'), 2);
const identity = createPool(roomUrl(database, 'identity'), 2);
const open = () => Keyring.open(config.keysFile, new Date());

const commands: Record<string, () => Promise<void>> = {
  list,
  check,
  new: async () =>
    console.log(
      `${await addKey(config.keysFile, among(['log', 'field', 'index', 'tell', 'checkpoint']), new Date())} is the newest.`,
    ),
  rotate: () => rotate(among(['field', 'index'])),
  drop: () => drop(among(['field', 'index'])),
};

try {
  await open();
  const run = commands[command];
  if (!run) throw new Error(usage);
  await run();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
} finally {
  await Promise.all([db.end(), identity.end()]);
  await embedded?.stop();
}

async function rotate(which: 'field' | 'index'): Promise<void> {
  const newest = await addKey(config.keysFile, which, new Date());
  await sleep(settle);
  const keys = await open();
  const moved =
    which === 'field'
      ? (await rewrapKeys(db, keys)) + (await resealFactors(identity, keys)) + (await resealInterests(db, keys))
      : (await rehashIndexes(db, keys)) + (await rehashMailboxes(db, keys));
  const left = (await use()).filter((one) => one.purpose === which && one.id !== newest);
  console.log(
    `${moved} rows now lie under ${newest}; ${left.reduce((sum, { rows }) => sum + rows, 0)} rows under older keys.`,
  );
}

/** Rows under each key, of persons, second factors and registrations of interest together. */
async function use(): Promise<{ purpose: string; id: string; rows: number }[]> {
  const persons = await keyUse(db);
  const factors = await factorKeyUse(identity);
  const interests = await interestKeyUse(db);
  const ofFactors = factors.map((one) => ({ purpose: 'field', ...one }));
  return [...persons, ...ofFactors, ...interests].reduce<{ purpose: string; id: string; rows: number }[]>(
    (sums, one) => {
      const sum = sums.find(({ purpose, id: known }) => purpose === one.purpose && known === one.id);
      if (sum) sum.rows += one.rows;
      else sums.push({ ...one });
      return sums;
    },
    [],
  );
}

async function drop(which: 'field' | 'index'): Promise<void> {
  const found = (await use()).find((one) => one.purpose === which && one.id === id);
  if (found) throw new Error(`${found.rows} rows still lie under ${id}: rotate first. Nothing was dropped.`);
  const codes = which === 'index' ? await unusedRecoveryCodes(identity) : 0;
  if (codes > 0)
    throw new Error(
      `${codes} recovery codes on paper may hang on ${id}: have them made anew first. Nothing was dropped.`,
    );
  const requests = which === 'index' ? await openUnderKey(db, id) : 0;
  if (requests > 0)
    throw new Error(
      `${requests} open requests for a place are found by file number under ${id}: wait until they have ended. Nothing was dropped.`,
    );
  await dropKey(config.keysFile, which, id);
  console.log(`${id} is gone. Backups from before the rotation cannot be read any more without a backup of the keys.`);
}

async function list(): Promise<void> {
  const keys = await open();
  const used = await use();
  for (const one of keyPurposes)
    for (const [at, key] of keys.all(one).entries())
      console.log(`${one.padEnd(6)} ${key.id.padEnd(28)} ${rowsUnder(one, key.id, used)}${at === 0 ? '  newest' : ''}`);
  for (const { id: known } of keys.checkpoints) console.log(`checkpoint ${known}`);
}

function rowsUnder(one: KeyPurpose, key: string, used: Awaited<ReturnType<typeof use>>): string {
  return one === 'log' || one === 'tell'
    ? ''
    : `${used.find((each) => each.purpose === one && each.id === key)?.rows ?? 0} rows`;
}

async function check(): Promise<void> {
  const keys = await open();
  const { persons, opened, faults } = await checkKeys(db, keys);
  const secrets = await checkFactors(identity, keys);
  const interests = await checkInterests(db, keys);
  faults.push(...secrets.faults, ...interests.faults);
  for (const fault of faults) console.error(fault);
  const values = Object.values(opened).reduce((sum, count) => sum + count, 0);
  console.log(
    `${persons} persons, ${secrets.factors} second factors and ${interests.registrations} registrations of interest looked at: ${values + secrets.opened + interests.opened} values open, ${faults.length} do not.`,
  );
  if (faults.length > 0) process.exitCode = 1;
}

function among<P extends FilePurpose>(allowed: readonly P[]): P {
  const found = allowed.find((one) => one === asked);
  if (!found) throw new Error(usage);
  return found;
}
