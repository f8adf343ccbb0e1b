import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { caseFileSchema, defaultSignalSettings, replaySchema, signalSchema } from '@ketenzicht/shared/coordination';
import { day, hour, minute } from '@ketenzicht/shared/kernel';
import { readyCountSchema } from '@ketenzicht/shared/stepdown';
import { z } from 'zod';
import type { RunningServer } from '../server.js';
import { Api } from '../testing/api.js';
import { House, serve } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';

let now = Date.parse('2027-03-01T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);
/** Time goes on while we wait: the rules may look a little later than something was said. */
const inTime = (condition: () => Promise<boolean>, what: string) =>
  until(async () => {
    pass(minute);
    return condition();
  }, what);

describe('outflow that is blocked (K3)', () => {
  let house: House;
  let second: RunningServer;
  let wards: string[];
  const versions = new Map<string, [figure: number, count: number]>();

  beforeAll(async () => {
    house = await House.open({ wards: 4, clock }, async (db) => {
      await db.query(`update ward set security_level = '3', target_groups = '{psychiatry}'`);
      const { rows } = await db.query<{ id: string }>('select id from ward order by id');
      wards = rows.map(({ id }) => id);
      await db.query(`update ward set security_level = '4' where id = $1`, [wards[3]]);
    });
    second = await serve(house.database.url, clock);
  });
  afterAll(async () => {
    await second.stop(); // the first one stopped in the last test
    await house.database.close();
  });

  const versionOf = (id: string) => versions.get(id) ?? [0, 0];
  const report = async (id: string, occupied: number, operational = 10) => {
    const [figure, count] = versionOf(id);
    const { capacity } = (await house.provider.report(id, { operational, occupied }, { version: figure })).accepted;
    versions.set(id, [capacity.version, count]);
  };
  /** By way of the other server. */
  const say = async (id: string, ready: number, readyLong: number, causes = {}) => {
    const [figure, count] = versionOf(id);
    const answer = await new Api(second.url, house.provider.token).call('PUT', `/api/v1/units/${id}/ready`, {
      body: { ready, readyLong, causes },
      headers: { 'if-match': `"${count}"`, 'idempotency-key': randomUUID() },
    });
    versions.set(id, [figure, answer.as(readyCountSchema).version]);
  };
  const list = async (state = 'raised') =>
    (await house.coordinator.get(`/api/v1/signals?rule=K3&state=${state}`)).as(z.array(signalSchema));
  const shown = async () => (await list()).map(({ securityLevel, level }) => `${securityLevel} ${level}`);

  it('raises itself from what wards say, with who was counted and who not, and opens the case of its region and level', async () => {
    const [first = '', other = '', , small = ''] = wards;
    await report(first, 10);
    await report(other, 10);
    await report(small, 4);
    await say(first, 5, 4, { protectedLiving: 3 });
    await say(other, 1, 0);
    await say(small, 1, 1);
    await inTime(async () => (await list())[0]?.caseId != null, 'K3 and its case');
    const [signal, ...more] = await list();
    expect(more).toEqual([]);
    expect(signal).toMatchObject({ level: 'amber', securityLevel: '3', targetGroup: null, ruleVersion: 1 });
    expect(signal?.facts).toMatchObject({
      wardsCounted: 2,
      wardsNotCounted: 1,
      occupied: 20,
      beds: 20,
      ready: 6,
      readyLong: 4,
      share: 0.2,
      shareLimit: 0.05,
      waitFor: { protectedLiving: 3 },
    });
    const opened = (await house.coordinator.get(`/api/v1/cases/${signal?.caseId ?? ''}`)).as(caseFileSchema).case;
    expect(opened).toMatchObject({ kind: 'knelpunt', securityLevel: '3', cause: 'outflow', state: 'open' });
  });

  it('gets worse by itself and stays one signal', async () => {
    const [first = '', other = ''] = wards;
    const [before] = await list();
    pass(hour);
    await say(first, 6, 6);
    await say(other, 3, 2);
    await inTime(async () => (await shown())[0] === '3 red', 'red');
    expect((await list()).map(({ id, caseId }) => [id, caseId])).toEqual([[before?.id, before?.caseId]]);
  });

  it('a replay says the same of the past, and numbers that are wider would have said less', async () => {
    const replay = async (k3: object) =>
      (
        await house.coordinator.call('POST', '/api/v1/signal-rules/_replay', {
          body: { settings: { ...defaultSignalSettings, k3: { ...defaultSignalSettings.k3, ...k3 } }, days: 7 },
        })
      ).as(replaySchema);
    const told = ({ raised }: { raised: { rule: string; level: string; subject: string }[] }) =>
      raised.filter(({ rule }) => rule === 'K3').map(({ level, subject }) => [level, subject]);
    const [signal] = await list();
    expect(told(await replay({}))).toEqual([['red', signal?.subject]]);
    expect(told(await replay({ amber: 0.6, red: 0.9 }))).toEqual([]);
    expect(told(await replay({ amber: 0.3, red: 0.9 }))).toEqual([]);
  });

  it('a report of fewer people changes it as a count does, and it ends an hour after they left', async () => {
    const [first = '', other = ''] = wards;
    await report(first, 4);
    await say(first, 0, 0);
    await say(other, 0, 0);
    const left = now;
    await inTime(async () => (await list()).length === 0, 'the end of it');
    const [ended] = await list('cleared');
    expect(Date.parse(ended?.clearedAt ?? '')).toBeGreaterThanOrEqual(left + hour);
    expect(ended?.facts['readyLong']).toBe(8);
  });

  it('what became so while no server ran is raised at return with its own moment, and silence raises nothing', async () => {
    const [, , third = '', small = ''] = wards;
    await report(third, 10);
    await say(third, 9, 9);
    const due = new Date(now + 15 * minute).toISOString();
    await second.stop(); // before the quarter is over: the clock stands still
    await house.server.stop();
    pass(20 * hour);
    second = await serve(house.database.url, clock);
    const api = new Api(second.url, house.coordinator.token);
    const found = async () => (await api.get('/api/v1/signals?rule=K3')).as(z.array(signalSchema));
    await until(async () => (await found()).length > 0, 'K3 at return');
    expect((await found()).map(({ securityLevel, raisedAt }) => [securityLevel, raisedAt])).toEqual([['3', due]]);
    pass(30 * day);
    expect(versionOf(small)[1]).toBe(1);
    await until(async () => (await found()).length === 0, 'that it is forgotten when nobody says anything for long');
  });
});
