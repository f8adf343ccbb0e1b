import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { day } from '@ketenzicht/shared/kernel';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { checkpointDirOf } from '../../testing/house.js';
import { aCheckpoint, aLine, testKeys, writeLines } from '../../testing/lines.js';
import { RoomPools } from '../database/room-pools.js';
import { AccessLog } from './access-log.js';
import { ChainCheck } from './chain-check.js';
import { LogRetention, keptFrom } from './log-retention.js';

/** The database keeps its own time, so that it is the lines that are old here and not the clock that is ahead. */
const now = new Date();
const old = (days: number) => new Date(keptFrom(now).getTime() - days * day).toISOString();

describe('what happens to lines that have served their time', () => {
  let log: TestDatabase;
  let pools: RoomPools;
  let retention: LogRetention;
  let check: ChainCheck;
  beforeEach(async () => {
    log = await newDatabase();
    pools = new RoomPools({ url: log.url, roles: 'login' });
    const [keys, config] = [await testKeys(), { checkpointDir: checkpointDirOf(log.url) }];
    retention = new LogRetention(pools, new AccessLog(keys, { siteId: 'test' }), keys, config);
    check = new ChainCheck(pools, keys, config);
  });
  afterEach(async () => {
    await pools.onApplicationShutdown();
    await log.close();
  });
  const segment = async (occurredAt: string) => {
    await writeLines(
      log.pool,
      Array.from({ length: 10 }, () => aLine({ occurredAt })),
    );
    await aCheckpoint(log.pool, checkpointDirOf(log.url));
  };
  const seqs = async () =>
    (await log.pool.query<{ seq: number }>('select seq from audit.access_line order by seq')).rows.map(
      ({ seq }) => seq,
    );

  it('SEC-11: a day before five years nothing goes', async () => {
    await segment(old(-1));
    await segment(now.toISOString());
    expect(await retention.purge(now)).toBe(0);
    expect((await check.run(now)).bad).toBeNull();
  });

  it('SEC-11: the purge takes whole closed segments only, and logs its own work', async () => {
    await segment(old(3));
    await segment(old(1));
    await writeLines(log.pool, [aLine({ occurredAt: old(1) }), aLine()]); // not closed by any checkpoint of its own
    expect(await retention.purge(now)).toBe(20);
    expect(await seqs()).toEqual([21, 22, 23]);
    const { rows } = await log.pool.query(
      `select event, access_point_id, purpose_text from audit.access_line where seq = 23`,
    );
    expect(rows).toEqual([
      { event: 'log.purge', access_point_id: 'purge-access-log', purpose_text: '20 lines had been kept for 5 years' },
    ]);
    expect(await check.run(now)).toMatchObject({ bad: null, firstSeq: 21, lines: 3 });
    expect(await retention.purge(now)).toBe(0);
  });

  it('SEC-11: a legal hold keeps what it covers, until it is lifted', async () => {
    await segment(old(30));
    await segment(old(2));
    await segment(now.toISOString());
    await log.pool.query(
      `insert into audit.legal_hold (id, from_at, until_at, reason, placed_by, placed_at) values (gen_random_uuid(), $1, $2, 'a complaint is being heard', gen_random_uuid(), now())`,
      [old(3), old(1)],
    );
    expect(await retention.purge(now)).toBe(10);
    await log.pool.query('update audit.legal_hold set lifted_by = placed_by, lifted_at = now()');
    expect(await retention.purge(now)).toBe(10);
    expect(await check.run(now)).toMatchObject({ bad: null, firstSeq: 21 });
  });

  it('SEC-12: what does not verify is not purged', async () => {
    await segment(old(3));
    await segment(now.toISOString());
    await log.pool.query(
      `set session_replication_role = replica; update audit.access_line set event = 'x' where seq = 4; reset session_replication_role`,
    );
    await expect(retention.purge(now)).rejects.toThrow('line 4 does not verify');
    expect(await seqs()).toHaveLength(20);
  });
});
