import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { signalSchema } from '@ketenzicht/shared/coordination';
import { z } from 'zod';
import { openDemo, type Demo } from '../testing/demo.js';
import { until } from '../testing/placing-acts.js';
import { loadDemoReady } from './demo-ready.js';

describe('the invented counts of who could leave', () => {
  let demo: Demo;
  const at = new Date();
  beforeAll(async () => {
    demo = await openDemo(at, (setup) => Promise.all([loadDemoReady(setup, at), loadDemoReady(setup, at)]));
  }, 60_000);
  afterAll(() => demo.close());

  it('are there once, for six wards in ten, and no more people than there are', async () => {
    const { rows } = await demo.db.query<{ counted: number; all: number; most: number; wrong: number }>(
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
    const api = await demo.as('coordinator');
    const list = async () => (await api.get('/api/v1/signals?rule=K3')).as(z.array(signalSchema));
    await until(async () => (await list()).length > 0, 'K3 of the demo');
    expect((await list()).map(({ regionId, level }) => `${regionId.slice(-4)} ${level}`).sort()).toEqual([
      'AR04 amber',
      'AR08 red',
    ]);
  });
});
