import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { jobListSchema } from '@ketenzicht/shared/jobs';
import { House } from '../../testing/house.js';
import { RoomPools } from '../database/room-pools.js';
import { lastRuns } from './jobs.queries.js';
import { NightlyJobs } from './nightly-jobs.js';

const night = new Date('2026-11-22T02:15:00Z');

describe('work by night', () => {
  let house: House;
  let pools: RoomPools;
  beforeAll(async () => {
    house = await House.open({ wards: 0 });
    pools = new RoomPools({ url: house.database.url, roles: 'login' });
  });
  afterAll(async () => {
    await pools.onApplicationShutdown();
    await house.close();
  });
  const crew = () => new NightlyJobs(pools, () => night);

  it('SEC-18: keeps when a job was last done and what came of it', async () => {
    const jobs = crew();
    jobs.register({
      name: 'counting',
      cron: '15 3 * * *',
      run: (at) => Promise.resolve(`counted at ${at.toISOString()}`),
    });
    jobs.register({ name: 'failing', cron: '15 3 * * *', run: () => Promise.reject(new Error('the tower fell')) });
    await jobs.run('counting', night);
    await expect(jobs.run('failing', night)).rejects.toThrow('the tower fell');
    const runs = await lastRuns(pools.of('jobs'));
    expect(runs.get('counting')).toMatchObject({ outcome: 'done', said: 'counted at 2026-11-22T02:15:00.000Z' });
    expect(runs.get('failing')).toMatchObject({ outcome: 'failed', said: 'the tower fell' });
  });

  it('is done once by two servers, taken from the queue, and lets go when asked to stop', async () => {
    let done = 0;
    const [one, other] = [crew(), crew()];
    for (const jobs of [one, other])
      jobs.register({ name: 'queued', cron: '0 0 1 1 *', run: () => Promise.resolve(`${++done}`) });
    one.pollSeconds = other.pollSeconds = 0.5;
    one.onApplicationBootstrap();
    other.onApplicationBootstrap();
    await Promise.all([one.ready, other.ready]);
    await one.sendNow('queued');
    await until(() => done > 0);
    await Promise.all([one.beforeApplicationShutdown(), other.beforeApplicationShutdown()]);
    expect(done).toBe(1);
    expect((await lastRuns(pools.of('jobs'))).get('queued')).toMatchObject({ outcome: 'done', said: '1' });
  });

  it('SEC-13: the role that runs it owns nothing in the schemas of the queue', async () => {
    const { rows } = await house.db.query<{ owned: number }>(
      `select count(*)::int as owned from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname like 'ketenzicht_%'`,
    );
    expect(rows).toEqual([{ owned: 0 }]);
  });

  it('shows the list to the administrator, and to nobody else', async () => {
    const [administrator, provider] = await Promise.all([house.person('administrator'), house.person('provider')]);
    expect((await administrator.get('/api/v1/jobs')).as(jobListSchema).jobs).toBeInstanceOf(Array);
    expect((await provider.get('/api/v1/jobs')).problem.code).toBe('access.denied');
  });
});

async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 20_000;
  while (!isSo()) {
    if (Date.now() > end) throw new Error('it never came');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
