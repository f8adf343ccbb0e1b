import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { directorySchema } from '@ketenzicht/shared/directory';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import type { RunningServer } from '../../server.js';
import { Api } from '../../testing/api.js';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { serve } from '../../testing/house.js';
import { demoPassword, loadDemoAccounts } from './demo-accounts.js';
import { demoRegister, type DemoRegister } from './demo-register.js';
import { loadDemo } from './load-demo.js';

let database: TestDatabase;
let server: RunningServer;
let at: Date;
let meant: DemoRegister;

const count = async (sql: string): Promise<number> =>
  Number((await database.pool.query<{ count: string }>(`select count(*) from ${sql}`)).rows[0]?.count);

const byId = (things: readonly { id: string }[]) => things.toSorted((a, b) => (a.id < b.id ? -1 : 1));

async function loggedIn(username: string): Promise<Api> {
  const answer = await new Api(server.url).call('POST', '/api/v1/sessions', {
    body: { username, password: demoPassword },
  });
  return new Api(server.url, answer.as(sessionSchema).token);
}

beforeAll(async () => {
  database = await newDatabase();
  at = new Date();
  meant = demoRegister(at);
  await Promise.all([loadDemo(database.pool, at), loadDemo(database.pool, at)]); // as two processes that start together
  await loadDemoAccounts(database.pool);
  server = await serve(database.url, undefined, { demoLogins: true });
}, 60_000);

afterAll(async () => {
  await server.stop();
  await database.close();
});

describe('the demo in the database', () => {
  it('is there once, also when two processes load it', async () => {
    expect([await count('directory'), await count('ward'), await count('capacity_report')]).toEqual([
      2,
      316,
      meant.reports.length,
    ]);
    await loadDemo(database.pool, new Date(at.getTime() + 60_000));
    await loadDemoAccounts(database.pool);
    expect([await count('capacity_report'), await count('account')]).toEqual([meant.reports.length, 13]);
  });

  it('numbers its reports without gaps in the order of recording, and leaves the next number to the first real one', async () => {
    expect(
      await count(
        `(select revision, lag(recorded_at) over (order by revision) > recorded_at as back from capacity_report) r where back`,
      ),
    ).toBe(0);
    expect(
      await count(
        `log_head where revision = (select max(revision) from capacity_report) and revision = ${meant.reports.length}`,
      ),
    ).toBe(1);
    expect(await count('event_log')).toBe(0);
  });

  it('lets every ward stand at its newest observation, at the version of its last report', async () => {
    const wrong = `capacity c where exists (select 1 from capacity_report r where r.unit_id = c.unit_id)
      and not exists (select 1 from capacity_report r where r.unit_id = c.unit_id and (r.observed_at, r.operational, r.occupied) = (c.observed_at, c.operational, c.occupied)
        and c.observed_at = (select max(observed_at) from capacity_report n where n.unit_id = c.unit_id)
        and c.version = (select count(*) from capacity_report n where n.unit_id = c.unit_id))`;
    expect(await count(wrong)).toBe(0);
  });

  it('shows on the board as it was meant', async () => {
    const aanbieder = await loggedIn('aanbieder');
    const board = await aanbieder.board();
    expect(board).toMatchObject({ directoryId: 'nl', coverage: { reporting: 268, total: 300 } });
    const shown = (await aanbieder.get('/api/v1/directory')).as(directorySchema);
    for (const list of ['regions', 'providers', 'locations'] as const)
      expect(byId(shown[list])).toEqual(byId(meant.directory[list]));
    for (const ward of meant.wards) expect(board.units.find(({ id }) => id === ward.id)).toMatchObject(ward);
  });

  it('has a past: a month ago the board was as full as it should be', async () => {
    const board = await (
      await loggedIn('coordinator')
    ).board(`?asOf=${new Date(at.getTime() - 30 * 86_400_000).toISOString()}`);
    const [all] = board.totals;
    expect(board.coverage.reporting).toBeGreaterThan(290);
    expect(all!.occupied / (all!.operational + all!.outOfUse)).toBeGreaterThan(0.9);
    expect(all!.free).toBeGreaterThan(50);
  });

  it('takes the next report of a ward of Fivoor from its own nurse, and from no other', async () => {
    const [aanbieder, aanbieder2] = [await loggedIn('aanbieder'), await loggedIn('aanbieder2')];
    const { id, capacity } = (await aanbieder.board()).units.find(({ name }) => name === 'FPA Utrecht, afdeling 2')!;
    const report = { operational: 18, occupied: 17 };
    expect((await aanbieder2.report(id, report, { version: capacity.version })).status).toBe(404);
    expect((await aanbieder.report(id, report, { version: capacity.version })).accepted).toMatchObject({
      current: true,
      revision: meant.reports.length + 1,
    });
  });

  it('keeps the German register apart, empty until it is replayed', async () => {
    const board = await (await loggedIn('feed')).board();
    expect(board).toMatchObject({ directoryId: 'rki-intensivregister', coverage: { reporting: 0, total: 16 } });
    expect((await (await loggedIn('verwijzer')).get('/api/v1/board?directory=rki-intensivregister')).status).toBe(404);
  });
});
