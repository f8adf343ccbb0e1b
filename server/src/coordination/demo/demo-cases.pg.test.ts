import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseKinds, outcomes, rungs } from '@ketenzicht/shared/coordination';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { demoPassword, loadDemoAccounts } from '../../directory/demo/demo-accounts.js';
import { loadDemo } from '../../directory/demo/load-demo.js';
import { loadDemoWeek } from '../../placement/demo/demo-week.js';
import { roomUrl } from '../../platform/database/rooms.js';
import type { RunningServer } from '../../server.js';
import { Api } from '../../testing/api.js';
import { desk, fileOfCase } from '../../testing/cases.js';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { serve } from '../../testing/house.js';
import { coordinationFaults } from '../case.faults.js';
import { loadDemoCases } from './demo-cases.js';

describe('the invented month of the coordination point', () => {
  let database: TestDatabase;
  let setup: pg.Pool;
  let server: RunningServer;
  const at = new Date();
  beforeAll(async () => {
    database = await newDatabase();
    await loadDemo(database.pool, at);
    await loadDemoAccounts(database.pool);
    setup = new pg.Pool({ connectionString: roomUrl({ url: database.url, roles: 'login' }, 'setup'), max: 2 });
    await loadDemoWeek(setup, at);
    await Promise.all([loadDemoCases(setup, at), loadDemoCases(setup, at)]);
    server = await serve(database.url, () => at, { demoLogins: true });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await setup.end();
    await database.close();
  });

  const loggedIn = async (username: string) => {
    const body = { username, password: demoPassword };
    const answer = await new Api(server.url).call('POST', '/api/v1/sessions', { body });
    return new Api(server.url, answer.as(sessionSchema).token);
  };

  it('is there once, says that it is invented, and breaks no rule', async () => {
    const { rows } = await database.pool.query<{ count: number; invented: number }>(
      `select count(*), count(*) filter (where summary like 'Verzonnen voorbeeld%') as invented from coordination.case_file`,
    );
    expect(rows[0]).toEqual({ count: 44, invented: 44 });
    expect(await coordinationFaults(database.pool, at)).toEqual([]);
  });

  it('shows the coordinator every kind, rung and state', async () => {
    const api = await loggedIn('coordinator');
    const running = await desk(api);
    const ended = await desk(api, '?state=closed');
    expect(new Set(running.map(({ kind }) => kind))).toEqual(new Set(caseKinds));
    expect(new Set(running.map(({ rung }) => rung))).toEqual(new Set(rungs));
    expect(new Set(running.map(({ state }) => state))).toEqual(new Set(['open', 'paused']));
    expect(ended.length).toBeGreaterThan(15);
    for (const { kind, outcome } of ended) expect(outcomes[kind]).toContain(outcome);
    expect(running.some(({ links }) => links.some(({ kind }) => kind === 'request'))).toBe(true);
    const { steps } = await fileOfCase(api, running[0]?.id ?? '');
    expect(steps[0]?.kind).toBe('opened');
  });

  it.each(['regisseur', 'regisseur2', 'adviseur', 'aanbieder', 'verwijzer'])(
    'gives %s something to look at',
    async (who) => {
      expect((await desk(await loggedIn(who))).length).toBeGreaterThan(0);
    },
  );
});
