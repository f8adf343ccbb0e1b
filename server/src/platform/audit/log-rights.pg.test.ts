import * as fs from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { House, checkpointDirOf, serve } from '../../testing/house.js';
import { aLine, aPerson, testKeys, writeLines } from '../../testing/lines.js';
import { rooms, roomUrl, type Room } from '../database/rooms.js';
import { Keyring, freshKeys } from '../keys/keyring.js';
import { headOf } from './chain.queries.js';
import { LogLane } from './log-lane.js';
import { AccessLog } from './access-log.js';

const required = [
  'seq',
  'occurred_at',
  'event',
  'action',
  'outcome',
  'activity',
  'purpose',
  'policy',
  'policy_version',
  'decision',
  'relation_basis',
  'access_point_type',
  'access_point_id',
  'emergency',
  'objects',
  'subjects',
  'source',
  'trace_id',
  'key_id',
  'prev_hash',
  'hash',
];

describe('the access log in the database', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    await writeLines(house.db, [aLine(), aLine()]);
  });
  afterAll(() => house.close());

  const as = async (room: Room, sql: string): Promise<string | number | null> => {
    const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
    await client.connect();
    try {
      return (await client.query(sql)).rowCount;
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.end();
    }
  };

  it.each(rooms)('SEC-13: room %s changes nothing in it', async (room) => {
    expect(await as(room, `update audit.access_line set event = 'x'`)).toBe('42501');
    expect(await as(room, 'truncate audit.access_line')).toBe('42501');
    expect(await as(room, 'alter table audit.access_line disable trigger all')).toBe('42501');
    // The purge may delete, and the database itself sees to it that this is nothing younger than five years.
    expect(await as(room, 'delete from audit.access_line')).toBe(room === 'jobs' ? 0 : '42501');
  });

  it.each(required)('SEC-02: a line without %s cannot be stored', async (column) => {
    const { rows } = await house.db.query<{ columns: string }>(
      `select string_agg(column_name, ', ') as columns from information_schema.columns where table_schema = 'audit' and table_name = 'access_line'`,
    );
    const names = rows[0]?.columns ?? '';
    const values = names.replace(new RegExp(`\\b${column}\\b`), 'null').replace(/\bseq\b/, 'seq + 1000');
    const copy = `insert into audit.access_line (${names}) select ${values} from audit.access_line where seq = 1`;
    await expect(house.db.query(copy)).rejects.toMatchObject({ code: '23502' });
  });

  it('SEC-02: an emergency without a reason and twenty characters of text cannot be stored', async () => {
    await expect(
      writeLines(house.db, [aLine({ emergency: true, emergencyReason: 'acute', purposeText: 'short' })]),
    ).rejects.toMatchObject({
      code: 'access_log.unavailable',
    });
  });

  it('lines that come together share one place in the chain, and a bad one takes no others down', async () => {
    const before = (await headOf(house.db))?.seq ?? 0;
    const lane = new LogLane(new AccessLog(await testKeys(), { siteId: 'test' }), {
      url: house.database.url,
      roles: 'login',
    });
    const all = await Promise.allSettled([
      ...Array.from({ length: 300 }, () => lane.append([aLine()])),
      lane.append([aLine({ action: 'X' as 'R' })]),
      lane.append([aLine({ objects: Array.from({ length: 25 }, () => aPerson()) })]),
    ]);
    await lane.onApplicationShutdown();
    expect(all.filter(({ status }) => status === 'rejected')).toHaveLength(1);
    expect(((await headOf(house.db))?.seq ?? 0) - before).toBe(301);
  });

  it('SEC-12: a checkpoint lies outside the database when the server stops', async () => {
    const other = await House.open({ wards: 0 });
    await writeLines(other.db, [aLine()]);
    await other.server.stop();
    const folder = checkpointDirOf(other.database.url);
    const [name = ''] = await fs.readdir(folder);
    expect(name).toBe(`access-log-${localDate(new Date()).slice(0, 7)}.jsonl`);
    expect(await fs.readFile(`${folder}/${name}`, 'utf8')).toContain('"seq":1,');
    await other.database.close();
  });

  it('SEC-12: a server whose keys are not those of this log does not start', async () => {
    const keysFile = `${checkpointDirOf(house.database.url)}-foreign.json`;
    await fs.writeFile(keysFile, JSON.stringify(freshKeys(new Date())));
    await Keyring.open(keysFile, new Date());
    await expect(serve(house.database.url, undefined, { keysFile })).rejects.toThrow('Put back the key file');
  });
});
