import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day, minute } from '@ketenzicht/shared/kernel';
import { truthSchema } from '@ketenzicht/shared/placement';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { anAccount, anOrganisation, aRegister, aWard, type GivenWard } from '../testing/given.js';
import { someAsks } from '../testing/given-ask.js';
import { Api } from '../testing/api.js';
import { House } from '../testing/house.js';

const now = new Date('2026-11-22T12:00:00Z');
const ago = (days: number) => new Date(now.getTime() - days * day);
const path = '/api/v1/placement-truth';
const scoresSchema = z.array(truthSchema);

describe('what a shown bed was worth', () => {
  let house: House;
  let own: GivenWard;
  let other: GivenWard;
  let quiet: GivenWard;
  let elsewhere: GivenWard;
  let referrer: Api;
  let neighbour: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, organisation) => {
      const { register } = organisation;
      const foreign = await anOrganisation(db, register);
      own = await aWard(db, organisation);
      quiet = await aWard(db, organisation);
      other = await aWard(db, foreign);
      const abroad = await aRegister(db);
      elsewhere = await aWard(db, await anOrganisation(db, abroad));
      const yes = { seenAfter: 10, answeredAfter: 60, offered: true };
      const no = { seenAfter: 30, answeredAfter: 240, offered: false, refusal: 'full', contradicted: true };
      await someAsks(db, register, [
        ...[20, 30, 40].map((days) => ({ ward: own, askedAt: ago(days), ...yes })),
        { ward: own, askedAt: ago(21), ...no },
        // Not counted: no bed was shown, a criterion stood in the way, or nobody answers yet in time.
        { ward: own, askedAt: ago(22), ...no, shownFree: false },
        { ward: own, askedAt: ago(23), ...no, excludedBy: ['sex'] },
        { ward: own, askedAt: ago(120), ...no },
        // Of this week: the ward's own people only.
        { ward: own, askedAt: ago(3), ...no },
        { ward: own, askedAt: ago(1) },
        // Never answered, and its clock ran out.
        { ward: other, askedAt: ago(30) },
        { ward: other, askedAt: ago(31), ...yes },
      ]);
      await someAsks(db, abroad, [{ ward: elsewhere, askedAt: ago(30), ...yes }]);
      const { token } = await anAccount(db, { organisation: foreign });
      neighbour = new Api('', token);
    });
    neighbour = new Api(house.url, neighbour.token);
    referrer = await house.person('referrer');
  });
  afterAll(() => house.close());

  const scores = async (api: Api, query = '') => (await api.get(path + query)).as(scoresSchema);
  const offeredAt = async (api: Api, ward: GivenWard) =>
    (await scores(api, `?unitId=${ward.id}`)).map(({ offered: { of, yes }, preview }) => ({ of, yes, preview }));

  it('counts what was asked while a bed was shown, and was or was not offered, until a week ago', async () => {
    expect(await offeredAt(referrer, own)).toEqual([{ of: 4, yes: 3, preview: false }]);
    expect(await offeredAt(referrer, other)).toEqual([{ of: 2, yes: 1, preview: false }]);
    const [told] = await scores(referrer, `?unitId=${own.id}`);
    expect(told).toMatchObject({ from: ago(97).toISOString(), to: ago(7).toISOString(), contradictions: 3 });
    expect(told!.timeToSeen.median).toBe(10);
    expect(told!.offered.low).toBeCloseTo(0.3006, 3);
  });

  it('SEC-42: shows a ward its own last week before anybody else sees it', async () => {
    expect(await offeredAt(house.provider, own)).toEqual([{ of: 5, yes: 3, preview: true }]);
    expect((await scores(house.provider)).filter(({ unitId }) => unitId === own.id)).toHaveLength(1);
    expect((await scores(house.provider, '?own=true')).map(({ unitId }) => unitId)).toEqual([own.id]);
    expect(await scores(referrer, '?own=true')).toEqual([]);
    expect(await offeredAt(house.provider, other)).toEqual([{ of: 2, yes: 1, preview: false }]);
    for (const api of [neighbour, referrer, house.coordinator, await house.person('chainDirector')])
      expect((await scores(api)).filter(({ preview, unitId }) => preview && unitId === own.id)).toEqual([]);
  });

  it('a region is the sum of its wards', async () => {
    const [region, ...more] = await scores(referrer, `?regionId=${encodeURIComponent(house.register.regionId)}`);
    expect(more).toEqual([]);
    expect(region).toMatchObject({
      unitId: null,
      name: 'North',
      offered: { of: 6, yes: 4 },
      timeToAnswer: { of: 8, open: 1 },
    });
  });

  it('a ward that was never asked is unknown, and not untrue', async () => {
    const [told] = await scores(referrer, `?unitId=${quiet.id}`);
    expect(told!.offered).toEqual({ of: 0, yes: 0, share: null, low: null, high: null });
  });

  it('SEC-45: says nothing of a ward of another register', async () => {
    expect((await scores(house.coordinator)).map(({ unitId }) => unitId)).not.toContain(elsewhere.id);
    expect((await referrer.get(`${path}?unitId=${elsewhere.id}`)).problem).toMatchObject({
      status: 404,
      code: 'unit.unknown',
    });
  });

  it('SEC-41: is not for those who only get figures', async () => {
    for (const role of ['ministry', 'adviser', 'administrator'] as const)
      expect((await (await house.person(role)).get(path)).problem.code).toBe('access.denied');
  });

  it('comes as a table that a spreadsheet opens', async () => {
    const rows: string[][] = parse((await referrer.get(`${path}.csv?unitId=${own.id}`)).text, { bom: true });
    expect(rows).toHaveLength(2);
    expect(rows[1]?.slice(5, 8)).toEqual(['4', '3', '75']);
  });

  it('refuses what is no ward', async () => {
    expect((await referrer.get(`${path}?unitId=x`)).problem.code).toBe('input.invalid');
    expect((await referrer.get(`${path}?unit=x`)).problem.code).toBe('input.invalid');
  });

  it('is renewed within minutes, so that nothing hangs on a restart', async () => {
    const clock = { at: now };
    const later = await House.open({ wards: 1, clock: () => clock.at });
    const ward = { id: later.ward(), organisation: later.organisation };
    const reader = await later.person('referrer');
    expect((await scores(reader, `?unitId=${ward.id}`))[0]!.offered.of).toBe(0);
    await someAsks(later.db, later.register, [
      { ward, askedAt: ago(30), answeredAfter: 5, offered: true },
      { ward, askedAt: ago(31), answeredAfter: 5, offered: true },
    ]);
    clock.at = new Date(now.getTime() + 6 * minute);
    expect((await scores(reader, `?unitId=${ward.id}`))[0]!.offered.of).toBe(2);
    await later.close();
  });
});
