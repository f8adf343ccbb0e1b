import { execFile } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { checkpointDirOf } from '../../testing/house.js';
import { aCheckpoint, aLine, aPerson, testKeys, writeLines } from '../../testing/lines.js';
import { Keyring, freshKeys } from '../keys/keyring.js';
import { readCheckpoints } from './checkpoint.js';
import { streamOf } from './chain.queries.js';
import { verifyChain, type ChainVerdict } from './verify-chain.js';

const program = fileURLToPath(new URL('../../../dist/src/verify-log.main.js', import.meta.url));

interface Ended {
  code: number;
  said: string;
}

const verifyLog = ({ url }: TestDatabase, env: Record<string, string> = {}): Promise<Ended> =>
  new Promise((resolve) => {
    const variables = {
      PATH: process.env['PATH'],
      DATABASE_URL: url,
      KEYS_FILE: process.env['TEST_KEYS_FILE'],
      CHECKPOINT_DIR: checkpointDirOf(url),
      ...env,
    };
    execFile(process.execPath, [program], { env: variables }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    );
  });

/** Forty lines, with checkpoints after the twentieth and the fortieth. */
async function aLog(): Promise<TestDatabase> {
  const database = await newDatabase();
  for (let half = 0; half < 2; half++) {
    await writeLines(
      database.pool,
      Array.from({ length: 20 }, () => aLine({ objects: [aPerson(), aPerson()] })),
    );
    await aCheckpoint(database.pool, checkpointDirOf(database.url));
  }
  return database;
}

/** What the check says of a log that a superuser who stops at nothing has been at; afterwards it is as it was. */
async function badAfter({ pool, url }: TestDatabase, ...statements: string[]): Promise<ChainVerdict['bad']> {
  const keys = await testKeys();
  const client = await pool.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    for (const statement of statements) await client.query(statement);
    const checkpoints = await readCheckpoints(checkpointDirOf(url), (await streamOf(client)).id, keys);
    return (await verifyChain(client, keys, checkpoints)).bad;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

const columns: Readonly<Record<string, string>> = {
  occurred_at: `occurred_at + interval '1 millisecond'`,
  event: `event || 'x'`,
  action: `'U'`,
  outcome: '4',
  activity: `activity || 'x'`,
  actor_id: 'gen_random_uuid()',
  role: `'adviser'`,
  organisation_id: 'gen_random_uuid()',
  on_behalf_of: 'gen_random_uuid()',
  purpose: `'coordination'`,
  purpose_text: `'because'`,
  policy: `policy || 'x'`,
  policy_version: `'2026-11-23'`,
  decision: `'refused'`,
  relation_basis: `'guidance'`,
  access_point_type: `'machine'`,
  access_point_id: `'192.0.2.8'`,
  session_ref: `session_ref || 'x'`,
  emergency_reason: `'x'`,
  objects: `jsonb_set(objects, '{0,segment}', '"relations"')`,
  subjects: `array[subjects[1]]`,
  source: `source || 'x'`,
  trace_id: `reverse(trace_id)`,
  key_id: `key_id || 'x'`,
  prev_hash: `set_byte(prev_hash, 0, get_byte(prev_hash, 0) # 1)`,
  hash: `set_byte(hash, 31, get_byte(hash, 31) # 1)`,
};

describe('npm run verify-log', () => {
  let log: TestDatabase;
  beforeAll(async () => void (log = await aLog()));
  afterAll(() => log.close());

  it('SEC-12: says that an untouched log is sound, and how many lines that were', async () => {
    expect(await verifyLog(log)).toEqual({
      code: 0,
      said: expect.stringContaining('sound: 40 lines from 1 through 40'),
    });
    expect(await badAfter(log)).toBeNull();
  });

  it.each(Object.entries(columns))('SEC-12: names the line of which %s was changed', async (column, value) => {
    const bad = await badAfter(log, `update audit.access_line set ${column} = ${value} where seq = 13`);
    expect(bad?.seq).toBe(13);
  });

  it('SEC-12: names a deleted line, the first of two swapped ones, and where the end was cut off', async () => {
    expect(await badAfter(log, 'delete from audit.access_line where seq = 17')).toEqual({
      seq: 17,
      why: 'this line is missing',
    });
    expect((await badAfter(log, 'delete from audit.access_line where seq = 1'))?.seq).toBe(1);
    const swapped = [
      'update audit.access_line set seq = -7 where seq = 7',
      'update audit.access_line set seq = 7 where seq = 8',
      'update audit.access_line set seq = 8 where seq = -7',
    ];
    expect((await badAfter(log, ...swapped))?.seq).toBe(7);
    expect((await badAfter(log, 'delete from audit.access_line where seq > 30'))?.seq).toBe(31);
    expect((await badAfter(log, 'delete from audit.access_line'))?.seq).toBe(1);
  });

  it('SEC-12: sees a deleted beginning, also when it ends at a true checkpoint', async () => {
    expect((await badAfter(log, 'delete from audit.access_line where seq <= 20'))?.seq).toBe(1);
  });

  it('SEC-12: sees a chain that was put under the name of another stream', async () => {
    const other = `update audit.stream set id = gen_random_uuid()`;
    expect((await badAfter(log, other))?.seq).toBe(1);
    expect(
      (
        await badAfter(
          log,
          other,
          `update audit.stream set genesis = sha256(convert_to('ketenzicht access log ' || id::text, 'UTF8'))`,
        )
      )?.seq,
    ).toBe(1);
  });

  it('SEC-12: ends with 1 and the first bad line, also when a forger has another key', async () => {
    const forged = await aLog();
    await writeLines(forged.pool, [aLine()], Keyring.of(freshKeys(new Date())));
    expect(await verifyLog(forged)).toEqual({ code: 1, said: expect.stringContaining('First bad line: 41 ') });
    await forged.close();
  });

  it('SEC-12: sees that somebody has been at a checkpoint', async () => {
    const edited = await aLog();
    const folder = checkpointDirOf(edited.url);
    const [name = ''] = await fs.readdir(folder);
    const before = await fs.readFile(path.join(folder, name), 'utf8');
    await fs.writeFile(path.join(folder, name), before.replace('"seq":20', '"seq":19'));
    expect(await verifyLog(edited)).toEqual({ code: 1, said: expect.stringContaining('First bad line: 19 ') });
    await fs.writeFile(path.join(folder, name), before.replace(/\{"stream".*\n/, 'nothing to see here\n'));
    expect(await verifyLog(edited)).toEqual({ code: 1, said: expect.stringContaining('no checkpoint any more') });
    await edited.close();
  });
});
