import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signalSchema } from '@ketenzicht/shared/coordination';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { z } from 'zod';
import { demoPassword, loadDemoAccounts } from '../directory/demo/demo-accounts.js';
import { loadDemo } from '../directory/demo/load-demo.js';
import { roomUrl } from '../platform/database/rooms.js';
import type { RunningServer } from '../server.js';
import { Api } from '../testing/api.js';
import { newDatabase, type TestDatabase } from '../testing/database.js';
import { serve } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';
import { loadDemoReady } from './demo-ready.js';

describe('the invented counts of who could leave', () => {
  let database: TestDatabase;
  let setup: pg.Pool;
  let server: RunningServer;
  const at = new Date();
  beforeAll(async () => {
    database = await newDatabase();
    await loadDemo(database.pool, at);
    await loadDemoAccounts(database.pool);
    setup = new pg.Pool({ connectionString: roomUrl({ url: database.url, roles: 'login' }, 'setup'), max: 2 });
    await Promise.all([loadDemoReady(setup, at), loadDemoReady(setup, at)]);
    server = await serve(database.url, () => at, { demoLogins: true });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await setup.end();
    await database.close();
  });

  it('are there once, for six wards in ten, and no more people than there are', async () => {
    const { rows } = await database.pool.query<{ counted: number; all: number; most: number; wrong: number }>(
      `select count(distinct r.unit_id)::int as counted, max(r.version) as most,
         count(*) filter (where r.ready > c.occupied)::int as wrong,
         (select count(*)::int from reference.ward where directory_id = 'nl' and security_level is not null) as all
       from capacity.ready_count r join capacity.capacity c using (unit_id)`,
    );
    const [found] = rows;
    expect(found).toMatchObject({ most: 4, wrong: 0 });
    expect((found?.counted ?? 0) / (found?.all ?? 1)).toBeGreaterThan(0.45);
    expect((found?.counted ?? 0) / (found?.all ?? 1)).toBeLessThan(0.7);
  });

  it('make two signals stand, and no flood', async () => {
    const body = { username: 'coordinator', password: demoPassword };
    const answer = await new Api(server.url).call('POST', '/api/v1/sessions', { body });
    const api = new Api(server.url, answer.as(sessionSchema).token);
    const list = async () => (await api.get('/api/v1/signals?rule=K3')).as(z.array(signalSchema));
    await until(async () => (await list()).length > 0, 'K3 of the demo');
    expect((await list()).map(({ regionId, level }) => `${regionId.slice(-4)} ${level}`).sort()).toEqual([
      'AR04 amber',
      'AR08 red',
    ]);
  });
});
