import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  defaultSignalSettings,
  caseFileSchema,
  replaySchema,
  ruleVersionSchema,
  signalSchema,
  type Signal,
} from '@ketenzicht/shared/coordination';
import { day, hour, localDate, minute } from '@ketenzicht/shared/kernel';
import { requestSchema } from '@ketenzicht/shared/placement';
import { z } from 'zod';
import type { RunningServer } from '../server.js';
import { Api } from '../testing/api.js';
import { House, serve } from '../testing/house.js';
import { until } from '../testing/placing-acts.js';
import { askForPlace, aRequestBody } from '../testing/placing.js';

let now = Date.parse('2027-03-01T09:00:00Z');
const clock = () => new Date(now);
const pass = (time: number) => void (now += time);
const settings = defaultSignalSettings;

describe('signals from the live board', () => {
  let house: House;
  let second: RunningServer;
  let referrer: Api;
  /** One ward of level 4, and two of level 2-hoog of which one is for somebody else. */
  let wards: [small: string, full: string, other: string];
  const versions = new Map<string, number>();

  beforeAll(async () => {
    house = await House.open({ wards: 3, clock }, async (db) => {
      const { rows } = await db.query<{ id: string }>('select id from ward order by id');
      wards = rows.map(({ id }) => id) as typeof wards;
      const set = `update ward set security_level = $2, target_groups = $3 where id = $1`;
      await db.query(set, [wards[0], '4', ['psychiatry', 'addiction']]);
      await db.query(set, [wards[1], '2-hoog', ['psychiatry']]);
      await db.query(set, [wards[2], '2-hoog', ['sglvg']]);
    });
    second = await serve(house.database.url, clock);
    referrer = await house.person('referrer');
  });
  afterAll(async () => {
    await second.stop();
    await house.close();
  });

  const report = async (id: string, operational: number, occupied: number) => {
    const { capacity } = (
      await house.provider.report(id, { operational, occupied }, { version: versions.get(id) ?? 0 })
    ).accepted;
    versions.set(id, capacity.version);
  };
  const ask = async (need: object, titleFrom: string | null = null) => {
    const body = aRequestBody(house, {
      need: { neededFrom: localDate(clock()), title: 'voluntary', ...need },
      titleFrom,
    });
    const answer = await askForPlace(referrer, { ...body, noPersonalData: true });
    if (answer.status !== 201) throw new Error(answer.text);
    return answer.as(requestSchema);
  };
  const list = async (query = '', api = house.coordinator): Promise<Signal[]> =>
    (await api.get(`/api/v1/signals${query}`)).as(z.array(signalSchema));
  const of = async (rule: string, level: string, state = 'raised') =>
    (await list(`?rule=${rule}&state=${state}`)).filter(({ securityLevel }) => securityLevel === level);
  const raised = (rule: string, level: string) =>
    until(async () => (await of(rule, level)).length > 0, `${rule} at level ${level}`);
  const cleared = (rule: string, level: string) =>
    until(async () => (await of(rule, level)).length === 0, `no ${rule} at level ${level}`);
  const ofCases = async () => {
    const ids = (await list('?rule=K2')).flatMap(({ caseId }) => caseId ?? []);
    const files = await Promise.all(ids.map((id) => house.coordinator.get(`/api/v1/cases/${id}`)));
    return files.map((file) => file.as(caseFileSchema).case.kind);
  };
  /** Until the rules have looked at this moment: somebody whose norm had ended long ago is a signal at the first look. */
  const looked = async () => {
    const { id } = await ask({ securityLevel: '1', urgency: 'regular', title: 'tbsDwangverpleging' }, '2020-01-01');
    await until(async () => (await of('K2', '1')).some(({ subject }) => subject === `K2:${id}`), 'the rules to look');
  };

  it('K1: no bed for two days while somebody waits in a crisis is a signal, by itself and once, with what it was seen by', async () => {
    const [ward] = wards;
    await report(ward, 8, 8);
    await ask({ securityLevel: '4', urgency: 'crisis' });
    pass(2 * day - hour);
    await report(ward, 8, 8);
    await looked();
    expect(await of('K1', '4')).toEqual([]);
    pass(hour);
    await raised('K1', '4');
    const [signal, ...more] = await of('K1', '4');
    expect(more).toEqual([]);
    expect(signal).toMatchObject({ level: 'red', ruleVersion: 1, targetGroup: 'psychiatry' });
    await until(async () => (await of('K1', '4'))[0]?.caseId != null, 'its case');
    const opened = (await house.coordinator.get(`/api/v1/cases/${(await of('K1', '4'))[0]?.caseId ?? ''}`)).as(
      caseFileSchema,
    );
    expect(opened.case).toMatchObject({ kind: 'knelpunt', securityLevel: '4', cause: 'noBed', state: 'open' });
    expect(signal?.facts).toMatchObject({ normDays: 2, dryDays: 2, waiting: 1, beds: 8, occupied: 8, reach: 'region' });
    expect(signal?.facts['refusedShare']).toBeGreaterThan(0.4);
  });

  it('K1: a bed that is free for less than an hour does not clear it, and one that stays does', async () => {
    const [ward] = wards;
    const [before] = await of('K1', '4');
    await report(ward, 8, 7);
    pass(30 * minute);
    await looked();
    await report(ward, 8, 8);
    pass(2 * hour);
    await looked();
    expect((await of('K1', '4')).map(({ id }) => id)).toEqual([before?.id]);
    await report(ward, 8, 7);
    pass(61 * minute);
    await cleared('K1', '4');
    const [signal] = await of('K1', '4', 'cleared');
    expect(signal?.clearedAt).not.toBeNull();
  });

  it('K2: a wait beyond its norm is a signal at that moment, is seen by whom the request is seen by, and ends with the wait', async () => {
    const request = await ask({ securityLevel: '3', urgency: 'urgent' });
    const opened = now;
    pass(5 * day);
    await raised('K2', '3');
    const [signal] = await of('K2', '3');
    expect(signal).toMatchObject({ level: 'amber', raisedAt: new Date(opened + 5 * day).toISOString() });
    expect(signal?.facts).toMatchObject({ norm: 'urgent', requestId: request.id });
    pass(5 * day);
    await until(async () => (await of('K2', '3'))[0]?.level === 'red', 'red after twice the norm');
    await until(async () => (await ofCases()).includes('casus'), 'a case of their own');
    const mine = async (api: Api) =>
      (await list('?rule=K2', api)).some(({ subject }) => subject === `K2:${request.id}`);
    expect(await mine(referrer)).toBe(true);
    expect(await mine(await house.person('referrer'))).toBe(false);
    expect(await mine(await house.person('adviser'))).toBe(false);
    await referrer.call('POST', `/api/v1/placement-requests/${request.id}/_end`, {
      headers: { 'if-match': `"${request.version}"` },
      body: { reason: 'noLongerNeeded', noPersonalData: true },
    });
    await cleared('K2', '3');
  });

  it('K5: beds of the level that stand free for days where they are no use are a mismatch', async () => {
    const [, full, free] = wards;
    await report(full, 6, 6);
    await report(free, 6, 4);
    await ask({ securityLevel: '2-hoog', urgency: 'crisis' });
    for (let days = 0; days < 4; days++) {
      await looked();
      pass(20 * hour);
      await report(full, 6, 6);
      await report(free, 6, 4);
    }
    await raised('K5', '2-hoog');
    const [signal] = await of('K5', '2-hoog');
    expect(signal?.facts).toMatchObject({ freeElsewhere: 1, elsewhere: [{ wardId: free, free: 2, freeDays: 3 }] });
  });

  it('SEC-41: who reports or asks reads signals and no rules; who looks after the installation tries rules and adopts none', async () => {
    const body = { settings, days: 1 };
    const administrator = await house.person('administrator');
    const answers = await Promise.all([
      house.provider.get('/api/v1/signals'),
      house.provider.get('/api/v1/signal-rules'),
      referrer.call('POST', '/api/v1/signal-rules/_replay', { body }),
      (await house.person('ministry')).get('/api/v1/signals'),
      administrator.get('/api/v1/signal-rules'),
      administrator.call('POST', '/api/v1/signal-rules/_replay', { body }),
      administrator.call('POST', '/api/v1/signal-rules', { body: { settings, reason: 'Niet aan mij.' } }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403, 403, 200, 200, 403]);
  });

  it('numbers that are none are refused, all at once, and nothing is put in force', async () => {
    const wrong = { ...settings, k5Days: -1, mostAtOnce: 0, k2: { ...settings.k2, crisisWorkingDays: 1e12 } };
    const answer = await house.coordinator.call('POST', '/api/v1/signal-rules', {
      body: { settings: wrong, reason: 'Fout.' },
    });
    expect(answer.status).toBe(400);
    expect(answer.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/settings/k2/crisisWorkingDays',
      '/settings/k5Days',
      '/settings/mostAtOnce',
    ]);
    const rules = (await house.coordinator.get('/api/v1/signal-rules')).as(z.array(ruleVersionSchema));
    expect(rules.map(({ version }) => version)).toEqual([1]);
    const old = { ...settings, k3: { ...settings.k3, readyDays: 7 } };
    const unknown = await house.coordinator.call('POST', '/api/v1/signal-rules', {
      body: { settings: old, reason: 'Deed nooit iets.' },
    });
    expect([unknown.status, unknown.problem.code]).toEqual([400, 'input.invalid']);
  });

  it('a version from before a setting was dropped still reads, without it', async () => {
    const { rows } = await house.db.query<{ settings: object }>(
      'select settings from coordination.signal_rule where version = 1',
    );
    expect(rows[0]?.settings).toMatchObject({ k3: { readyDays: 7 } });
    const [first] = (await house.coordinator.get('/api/v1/signal-rules')).as(z.array(ruleVersionSchema));
    expect(first?.settings).toEqual(settings);
  });

  it('other numbers are tried over the past first, and refused when they would flood the desk', async () => {
    const at = clock().toISOString();
    const strict = { ...settings, k2: { ...settings.k2, urgentDays: 0 }, mostAtOnce: 1 };
    await ask({ securityLevel: '3', urgency: 'urgent' });
    await ask({ securityLevel: '3', urgency: 'urgent' });
    await ask({ securityLevel: '3', urgency: 'urgent' });
    pass(hour);
    const would = (
      await house.coordinator.call('POST', '/api/v1/signal-rules/_replay', { body: { settings: strict, days: 30 } })
    ).as(replaySchema);
    expect(would.wouldFlood).toBe(true);
    expect(would.raised.filter(({ securityLevel, raisedAt }) => securityLevel === '3' && raisedAt === at)).toHaveLength(
      3,
    );
    const refused = await house.coordinator.call('POST', '/api/v1/signal-rules', {
      body: { settings: strict, reason: 'Te streng.' },
    });
    expect(refused.problem.code).toBe('signal.would_flood');
    const fine = { ...strict, mostAtOnce: 100 };
    const adopted = await house.coordinator.call('POST', '/api/v1/signal-rules', {
      body: { settings: fine, reason: 'Spoed is spoed.' },
    });
    expect(adopted.status).toBe(201);
    expect(adopted.as(ruleVersionSchema)).toMatchObject({ version: 2, settings: fine });
    await until(async () => (await of('K2', '3')).length === 3, 'the new numbers to be in force');
    expect((await of('K2', '3')).every(({ ruleVersion }) => ruleVersion === 2)).toBe(true);
  });
});

describe('signals after a standstill', () => {
  it('what became so while no server ran is raised at return, once, with the moment at which it was so', async () => {
    const house = await House.open({ wards: 1, clock });
    const { url } = house.database;
    const referrer = await house.person('referrer');
    const body = aRequestBody(house, {
      need: { neededFrom: localDate(clock()), title: 'voluntary', urgency: 'urgent' },
      titleFrom: null,
    });
    const { id } = (await askForPlace(referrer, { ...body, noPersonalData: true })).as(requestSchema);
    const due = new Date(now + 5 * day).toISOString();
    await house.server.stop();
    pass(8 * day);
    const seen = new Set<string>();
    for (let start = 0; start < 2; start++) {
      const servers = [await serve(url, clock), await serve(url, clock)];
      const api = new Api(servers[0]?.url ?? '', referrer.token);
      const list = async () => (await api.get('/api/v1/signals?rule=K2')).as(z.array(signalSchema));
      await until(async () => (await list()).length > 0, 'the signal');
      const found = await list();
      expect(found.map(({ subject, raisedAt }) => [subject, raisedAt])).toEqual([[`K2:${id}`, due]]);
      seen.add(found[0]?.id ?? '');
      for (const server of servers) await server.stop();
    }
    expect(seen.size).toBe(1);
    await house.database.close();
  });
});
