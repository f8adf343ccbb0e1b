import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type pg from 'pg';
import { demoAccountId, loadDemoAccounts } from '../../directory/demo/demo-accounts.js';
import { loadDemo } from '../../directory/demo/load-demo.js';
import { AccessLog } from '../../platform/audit/access-log.js';
import { RoomPools } from '../../platform/database/room-pools.js';
import { Work } from '../../platform/database/work.js';
import { DemoPeopleService } from '../../person/demo-people.service.js';
import { PersonIndex } from '../../person/person-index.js';
import { PersonVault } from '../../person/vault.service.js';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { testKeys } from '../../testing/lines.js';
import { DemoFollowing } from './demo-following.js';

describe('the invented people who are followed', () => {
  const at = new Date('2026-11-22T12:00:00Z');
  let database: TestDatabase;
  let pools: RoomPools;

  beforeAll(async () => {
    database = await newDatabase();
    await loadDemo(database.pool, at);
    await loadDemoAccounts(database.pool);
    pools = new RoomPools({ url: database.url, roles: 'login' });
    const keys = await testKeys();
    const work = new Work(pools, new AccessLog(keys, { siteId: 'test', clockCheck: false }));
    const vault = new PersonVault(keys);
    const demo = new DemoFollowing(pools, work, vault, new DemoPeopleService(vault, new PersonIndex(keys)));
    await demo.load(at);
    await demo.load(at);
  }, 60_000);
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await database.close();
  });

  const ask = async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []): Promise<T[]> =>
    (await database.pool.query<T>(sql, values)).rows;

  it('are there once, two hundred of them in every phase', async () => {
    const phases = await ask<{ phase: string; count: number }>(
      'select phase, count(*)::int from ketenveldnorm.trajectory group by phase order by phase',
    );
    expect(phases.map(({ phase }) => phase)).toEqual(['declined', 'ended', 'following', 'reported', 'triaged']);
    expect(phases.reduce((sum, { count }) => sum + count, 0)).toBe(200);
  });

  it('are what the guard demands: an owner at every moment, nothing over the interval, and few breaches, all of them known', async () => {
    expect(
      await ask(`select a.trajectory_id from ketenveldnorm.tenure a where a.until_at is not null
        and not exists (select from ketenveldnorm.tenure b where b.trajectory_id = a.trajectory_id and b.from_at = a.until_at)
        and a.until_at is distinct from (select s.at from ketenveldnorm.step s where s.trajectory_id = a.trajectory_id order by s.id desc limit 1)`),
    ).toEqual([]);
    const [stands] = await ask(
      `select count(*) filter (where next_contact_on < $1)::int as late, count(*) filter (where title_ends_on < $1::date + 56 and not title_planned)::int as unplanned,
         count(*) filter (where handover_id is not null)::int as waiting
       from ketenveldnorm.trajectory where phase = 'following'`,
      ['2026-11-22'],
    );
    expect(stands).toEqual({ late: 4, unplanned: 2, waiting: 5 });
    const breaches = await ask(
      'select kind, count(*)::int as count from ketenveldnorm.breach group by kind order by kind',
    );
    expect(breaches).toEqual([
      { kind: 'contactOverdue', count: 4 },
      { kind: 'titleWithoutPlan', count: 2 },
    ]);
  });

  it('have a few whose forensic title ends within thirteen weeks with nobody to pay after it, as the rule has it', async () => {
    const rows = await ask<{ from: string; planned: boolean; payers: string[] }>(
      `select t.unpaid_from::text as from, t.title_planned as planned,
         (select array_agg(distinct p.payer) from ketenveldnorm.payer_period p where p.trajectory_id = t.id) as payers
       from ketenveldnorm.trajectory t where t.unpaid_from is not null order by 1`,
    );
    expect(rows.map(({ from }) => from)).toEqual([
      '2026-11-14',
      '2026-12-05',
      '2026-12-27',
      '2027-01-23',
      '2027-02-14',
    ]);
    expect(rows.every(({ planned, payers }) => planned && payers.join() === 'wfz')).toBe(true);
  });

  it.each(['regisseur', 'regisseur2', 'aanbieder', 'aanbieder2'])('give %s people to follow', async (username) => {
    const [own] = await ask<{ count: number }>(
      `select count(*)::int as count from ketenveldnorm.trajectory where owner_id = $1 and phase = 'following'`,
      [demoAccountId(username)],
    );
    expect(own?.count).toBeGreaterThanOrEqual(20);
  });

  it('SEC-96: name nobody outside what is sealed', async () => {
    for (const table of ['plan', 'goal', 'contact', 'step', 'handover', 'weighing'])
      expect(await ask(`select from ketenveldnorm.${table} where words is not null and words not like 'v1|%'`)).toEqual(
        [],
      );
  });
});
