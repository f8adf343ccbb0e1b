import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, localDate } from '@ketenzicht/shared/kernel';
import { waitFileSchema, waitListSchema, type Wait } from '@ketenzicht/shared/stepdown';
import type { Api } from '../../testing/api.js';
import { aPerson, anotherOrganisation, lastLine, linesAbout, somebody, type Somebody } from '../../testing/care.js';
import { House } from '../../testing/house.js';
import { today } from '../../testing/placing.js';
import { until } from '../../testing/placing-acts.js';
import { aWait, aWaitBody, addWait, onWait } from '../../testing/waiting.js';

let now = Date.now();
const clock = () => new Date(now);

describe('who is ready to leave and waits', () => {
  let house: House;
  let nurse: Somebody;
  let stranger: Somebody;
  let director: Somebody;

  beforeAll(async () => {
    house = await House.open({ wards: 40, clock });
    nurse = await somebody(house, 'provider');
    stranger = await somebody(house, 'provider', { organisation: await anotherOrganisation(house) });
    director = await somebody(house, 'chainDirector');
  });
  afterAll(() => house.close());

  const file = async (api: Api, id: string) => (await api.get(`/api/v1/waits/${id}`)).as(waitFileSchema);
  const list = async (api: Api, query = '') => (await api.get(`/api/v1/waits${query}`)).as(waitListSchema);
  const factsOf = ({ wait }: { wait: Wait }, more: object = {}) => {
    const { admittedOn, readySince, waitsFor, actsBy, payer, municipality, toward, personId } = wait;
    return { admittedOn, readySince, waitsFor, actsBy, payer, municipality, toward, personId, ...more };
  };

  it('gets a reference that says nothing, and is told with days, and with what may be done', async () => {
    const unitId = house.ward();
    const { wait, expected, said } = await aWait(nurse.api, house, unitId, { expectedOn: today(30) });
    expect(wait).toMatchObject({ unitId, days: 20, state: 'waiting', moves: 0, version: 0, expectedOn: today(30) });
    expect(wait.reference).toMatch(/^DS-[0-9A-Z]{4}-[0-9A-Z]{4}$/);
    expect(wait.may).toEqual(['change', 'expect', 'end']);
    expect(expected).toMatchObject([{ from: null, to: today(30), reason: 'first', role: 'provider' }]);
    expect(said).toHaveLength(1);
    expect(await file(nurse.api, wait.id)).toMatchObject({ wait, expected });
  });

  it('the screens that see it hear that it changed, by its id and nothing else; others do not', async () => {
    const screens = await Promise.all([house.coordinator, director.api, stranger.api].map((api) => house.screen(api)));
    const heard: string[][] = screens.map(() => []);
    for (const [index, screen] of screens.entries())
      screen.socket.on('desk', (sent: unknown) => heard[index]?.push(JSON.stringify(sent)));
    const { wait } = await aWait(nurse.api, house, house.ward());
    const ring = JSON.stringify({ desk: 'waits', subject: wait.id });
    const rung = (index: number) => (heard[index] ?? []).filter((one) => one === ring).length;
    await until(() => rung(0) === 1 && rung(1) === 1, 'the bell of somebody who waits');
    const toUnitId = house.ward();
    const end = { how: 'left', on: today(), leftTo: 'lowerLevel', toUnitId };
    expect((await onWait(nurse.api, wait, '_end', end)).as(waitFileSchema).wait.toUnitId).toBe(toUnitId);
    await until(() => rung(0) === 2 && rung(1) === 2, 'the bell of an end');
    expect(rung(2)).toBe(0);
    for (const screen of screens) screen.close();
  });

  it.each<[what: string, more: object, pointers: string[]]>([
    ['ready before admission', { admittedOn: today(-5), readySince: today(-6) }, ['/readySince']],
    ['ready tomorrow', { readySince: today(1) }, ['/readySince']],
    [
      'ready tomorrow, before admission, to nowhere',
      {
        admittedOn: today(3),
        readySince: today(1),
        toward: { ageBand: '25-39', regionId: 'nowhere', avoidRegionIds: ['nor here'] },
      },
      ['/readySince', '/readySince', '/toward/avoidRegionIds/0', '/toward/regionId'],
    ],
    ['a municipality with a number in it', { municipality: 'Jan 030 1234567' }, ['/municipality']],
    ['a cause that is none, and a name', { waitsFor: 'luck', name: 'Jan' }, ['/name', '/waitsFor']],
  ])('BAD-01: %s is refused with all faults at once, and nothing is there', async (_, more, pointers) => {
    const unitId = house.ward();
    const answer = await addWait(nurse.api, aWaitBody(house, unitId, more as Record<string, unknown>));
    expect([answer.status, answer.problem.errors?.map(({ pointer }) => pointer).sort()]).toEqual([400, pointers]);
    expect((await list(nurse.api, `?unitId=${unitId}`)).waits).toEqual([]);
  });

  it('API-48: the same key adds once, also at once; another body under it is refused', async () => {
    const unitId = house.ward();
    const [key, body] = [randomUUID(), aWaitBody(house, unitId)];
    const together = await Promise.all([addWait(nurse.api, body, key), addWait(nurse.api, body, key)]);
    const answers = [...together, await addWait(nurse.api, body, key)];
    expect(new Set(answers.map((answer) => answer.as(waitFileSchema).wait.id)).size).toBe(1);
    expect((await list(nurse.api, `?unitId=${unitId}`)).total).toBe(1);
    const other = await addWait(nurse.api, { ...body, payer: 'wlz' }, key);
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
    const keyless = await nurse.api.call('POST', '/api/v1/waits', { body });
    expect([keyless.status, keyless.problem.code]).toEqual([400, 'idempotency.missing']);
  });

  it('each expected date stays, with who moved it, why, how often, and how well it was foreseen', async () => {
    const { wait } = await aWait(nurse.api, house, house.ward(), { expectedOn: today(-10) });
    const unreasoned = await onWait(nurse.api, wait, '_expect', { expectedOn: today(-4) });
    expect([unreasoned.status, unreasoned.problem.errors?.map(({ code }) => code)]).toEqual([
      400,
      ['wait.reason_missing'],
    ]);
    const moved = await onWait(nurse.api, wait, '_expect', { expectedOn: today(-4), reason: 'dwellingLater' });
    const { wait: once } = moved.as(waitFileSchema);
    expect(once).toMatchObject({ version: 1, moves: 1, expectedOn: today(-4) });
    const again = await onWait(director.api, once, '_expect', {
      expectedOn: today(-2),
      reason: 'paymentUnclear',
      actsBy: 'municipality',
    });
    const { wait: twice, said } = again.as(waitFileSchema);
    expect([twice.moves, twice.actsBy, said.at(-1)?.actsBy]).toEqual([2, 'municipality', 'municipality']);
    const same = await onWait(nurse.api, twice, '_expect', { expectedOn: today(-2) });
    expect([same.status, same.problem.code]).toEqual([409, 'wait.same']);
    const ended = await onWait(nurse.api, twice, '_end', { how: 'left', on: today(), leftTo: 'vptDwelling' });
    const { expected, accuracy } = ended.as(waitFileSchema);
    expect(accuracy).toEqual({ first: 10, last: 2 });
    expect(expected.map(({ to, reason, role }) => [to, reason, role])).toEqual([
      [today(-10), 'first', 'provider'],
      [today(-4), 'dwellingLater', 'provider'],
      [today(-2), 'paymentUnclear', 'chainDirector'],
    ]);
    await expect(house.db.query('update stepdown.wait_expected set to_on = null')).rejects.toThrow('append-only');
  });

  it('SEC-41: whoever helps says who acts and when, and changes or ends nothing', async () => {
    const made = await aWait(nurse.api, house, house.ward());
    for (const api of [director.api, house.coordinator]) {
      expect((await file(api, made.wait.id)).wait.may).toEqual(['expect']);
      for (const [path, body] of [
        ['', factsOf(made)],
        ['_end', { how: 'notReady', on: today() }],
        ['_undo', {}],
      ] as const)
        expect([path, (await onWait(api, made.wait, path, body)).status]).toEqual([path, 403]);
    }
    const said = await onWait(house.coordinator, made.wait, '_expect', { expectedOn: null, actsBy: 'ciz' });
    expect(said.as(waitFileSchema).wait).toMatchObject({ actsBy: 'ciz', moves: 0 });
  });

  it('SEC-42: another organisation, and a director of another region, cannot tell it from nothing', async () => {
    const { wait } = await aWait(nurse.api, house, house.ward());
    const afar = await somebody(house, 'chainDirector', { regionIds: ['elsewhere'] });
    for (const { api } of [stranger, afar]) {
      const [theirs, nothing] = [
        await api.get(`/api/v1/waits/${wait.id}`),
        await api.get(`/api/v1/waits/${randomUUID()}`),
      ];
      expect([theirs.status, theirs.untraced]).toEqual([404, nothing.untraced]);
      expect((await onWait(api, wait, '_expect', { expectedOn: today(1) })).status).toBe(404);
      expect((await list(api)).waits).toEqual([]);
    }
    expect(await lastLine(house)).toMatchObject({ event: 'wait.list' });
    const refused = await house.db.query(
      `select from audit.access_line where decision = 'refused' and actor_id = $1 and objects @> $2`,
      [stranger.id, JSON.stringify([{ type: 'wait', id: wait.id }])],
    );
    expect(refused.rowCount).toBe(2);
    expect((await addWait(stranger.api, aWaitBody(house, wait.unitId))).problem.code).toBe('unit.unknown');
  });

  it('a change of a version that somebody did not see is refused, and of many at once one is right', async () => {
    const made = await aWait(nurse.api, house, house.ward());
    const answers = await Promise.all(
      ['wfz', 'zvw', 'wlz', 'wmo'].map((payer) => onWait(nurse.api, made.wait, '', factsOf(made, { payer }))),
    );
    expect(answers.map(({ status }) => status).toSorted((one, other) => one - other)).toEqual([200, 412, 412, 412]);
    const bare = await nurse.api.call('PUT', `/api/v1/waits/${made.wait.id}`, { body: factsOf(made) });
    expect(bare.problem.code).toBe('version.missing');
  });

  it('an end can be taken back for a day, and no longer', async () => {
    const { wait } = await aWait(nurse.api, house, house.ward());
    const early = await onWait(nurse.api, wait, '_end', { how: 'left', on: today(-21), leftTo: 'ribw' });
    expect(early.problem.errors?.map(({ code }) => code)).toEqual(['wait.ended_before_ready']);
    const nowhere = await onWait(nurse.api, wait, '_end', { how: 'left', on: today() });
    expect(nowhere.problem.errors?.map(({ pointer }) => pointer)).toEqual(['/leftTo']);
    const ended = (await onWait(nurse.api, wait, '_end', { how: 'died', on: today() })).as(waitFileSchema).wait;
    expect([ended.state, ended.may]).toEqual(['died', ['undo']]);
    expect((await onWait(nurse.api, ended, '_expect', { expectedOn: today(3) })).problem.code).toBe('wait.over');
    const back = (await onWait(nurse.api, ended, '_undo')).as(waitFileSchema).wait;
    expect([back.state, back.endedOn]).toEqual(['waiting', null]);
    expect((await onWait(nurse.api, back, '_undo')).problem.code).toBe('wait.not_over');
    const again = (await onWait(nurse.api, back, '_end', { how: 'mistake', on: today() })).as(waitFileSchema).wait;
    now += day;
    const late = await onWait(nurse.api, again, '_undo');
    now -= day;
    expect([late.status, late.problem.code]).toEqual([409, 'wait.undo_late']);
  });

  it('the list begins with who waits longest, and counts by cause beyond what was asked', async () => {
    const unitId = house.ward();
    await aWait(nurse.api, house, unitId, { readySince: today(-3), waitsFor: 'payment' });
    await aWait(nurse.api, house, unitId, { readySince: today(-90) });
    await aWait(nurse.api, house, unitId, { readySince: today(-30) });
    const all = await list(nurse.api, `?unitId=${unitId}`);
    expect(all.waits.map(({ days }) => days)).toEqual([90, 30, 3]);
    expect(all.byCause).toEqual([
      { waitsFor: 'dwelling', count: 2, days: 120 },
      { waitsFor: 'payment', count: 1, days: 3 },
    ]);
    const some = await list(nurse.api, `?unitId=${unitId}&waitsFor=payment`);
    expect([some.total, some.waits.length, some.byCause.length]).toEqual([1, 1, 2]);
    expect((await list(house.coordinator, `?unitId=${unitId}&state=ended`)).total).toBe(0);
  });

  describe('with a file', () => {
    const named = (personId: string, unitId = house.ward()) =>
      addWait(nurse.api, aWaitBody(house, unitId, { personId }));

    it('waits once in the country, and only for whoever has an open relation', async () => {
      const { id } = await aPerson(house, nurse);
      const first = await named(id);
      expect(first.status).toBe(201);
      const second = await named(id);
      expect([second.status, second.problem.code]).toEqual([409, 'wait.exists']);
      const colleague = await somebody(house, 'provider');
      const closed = await addWait(colleague.api, aWaitBody(house, house.ward(), { personId: id }));
      expect([closed.status, closed.problem.code]).toEqual([403, 'person.no_relation']);
      const { wait } = first.as(waitFileSchema);
      expect((await file(colleague.api, wait.id)).wait.personId).toBe(id);
      expect((await file(house.coordinator, wait.id)).wait.personId).toBeNull();
      const ended = (await onWait(nurse.api, wait, '_end', { how: 'notReady', on: today() })).as(waitFileSchema).wait;
      expect((await named(id)).status).toBe(201);
      expect((await onWait(nurse.api, ended, '_undo')).problem.code).toBe('wait.exists');
      expect((await linesAbout(house, id)).some(({ event }) => event === 'wait.open')).toBe(true);
    });

    it('of somebody else’s organisation is not there, and when a file goes the link goes', async () => {
      const theirs = await aPerson(house, stranger);
      expect((await named(theirs.id)).status).toBe(404);
      const { id } = await aPerson(house, nurse);
      const { wait } = (await named(id)).as(waitFileSchema);
      await house.db.query('delete from care.person where id = $1', [id]);
      expect((await file(nurse.api, wait.id)).wait).toMatchObject({ personId: null, version: 0 });
    });
  });

  it('the database refuses a ready date before admission or in the future by itself', async () => {
    const { wait } = await aWait(nurse.api, house, house.ward());
    const set = (sql: string, value: string) =>
      house.db
        .query(`update stepdown.wait set ${sql} = $2, version = version + 1 where id = $1`, [wait.id, value])
        .then(
          () => 'done',
          (error: { constraint?: string }) => error.constraint,
        );
    expect(await set('admitted_on', today(-19))).toBe('admitted_before_ready');
    expect(await set('ready_since', today(2))).toBe('ready_by_now');
    expect(localDate(clock())).toBe(today());
  });
});
