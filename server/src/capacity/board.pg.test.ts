import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { totalsByRegion } from '@ketenzicht/shared/capacity';
import { Api, figureOn } from '../testing/api.js';
import { aRegister, aWard, anAccount, anOrganisation } from '../testing/given.js';
import { House } from '../testing/house.js';

describe('the board', () => {
  let now = new Date('2026-11-22T10:00:00Z');
  let house: House;
  let elsewhere: { token: string; register: string; ward: string };

  beforeAll(async () => {
    house = await House.open({ wards: 40, clock: () => now }, async (db) => {
      const register = await aRegister(db);
      const ward = await aWard(db, await anOrganisation(db, register));
      elsewhere = {
        register: register.id,
        ward: ward.id,
        token: (await anAccount(db, { role: 'referrer', register })).token,
      };
    });
    await house.provider.report(house.ward(), { operational: 10, occupied: 7 });
    await house.provider.report(house.ward(), { operational: 8, occupied: 1, admissionStop: { reason: 'infection' } });
  });
  afterAll(() => house.close());

  it('counts what is known and says over how many wards', async () => {
    const { totals, coverage, units } = await house.coordinator.board();
    expect(units).toHaveLength(40);
    expect(coverage).toEqual({ reporting: 2, total: 40 });
    expect(totals).toEqual([
      { regionId: null, operational: 18, occupied: 8, held: 0, outOfUse: 0, free: 10, available: 3, coverage },
      {
        regionId: house.register.regionId,
        operational: 18,
        occupied: 8,
        held: 0,
        outOfUse: 0,
        free: 10,
        available: 3,
        coverage,
      },
    ]);
    expect(totals).toEqual(totalsByRegion(units, [house.register.regionId], now));
  });

  it('is the same packed and plain', async () => {
    const [packed, plain] = [
      await house.coordinator.get('/api/v1/board', { 'accept-encoding': 'gzip' }),
      await house.coordinator.get('/api/v1/board', { 'accept-encoding': 'identity' }),
    ];
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    expect(plain.headers.get('content-encoding')).toBeNull();
    expect(packed.text).toBe(plain.text);
  });

  it('need not be sent again while nothing changed', async () => {
    const first = await house.coordinator.get('/api/v1/board');
    const etag = first.headers.get('etag') ?? '';
    const unchanged = await house.coordinator.get('/api/v1/board', { 'if-none-match': etag });
    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    await house.provider.report(house.ward(), { operational: 3, occupied: 3 });
    expect((await house.coordinator.get('/api/v1/board', { 'if-none-match': etag })).status).toBe(200);
  });

  it('shows that a figure ran out when its time came, and no longer counts it', async () => {
    const ward = house.ward();
    await house.provider.report(ward, { operational: 30, occupied: 0 });
    const [before, moment] = [await house.coordinator.board(), now];
    now = new Date(moment.getTime() + 24 * 3_600_000);
    const after = await house.coordinator.board();
    now = moment;
    expect(figureOn(before, ward)).toMatchObject({ freshness: 'fresh', free: 30 });
    expect(figureOn(after, ward)).toMatchObject({ freshness: 'expired', free: 30 });
    expect(after.totals[0]).toMatchObject({ free: 0, coverage: { reporting: 0, total: 40 } });
  });

  it('of another register opens for national roles only, and each shows only its own wards', async () => {
    const referrer = new Api(house.url, elsewhere.token);
    expect((await referrer.board()).units.map(({ id }) => id)).toEqual([elsewhere.ward]);
    expect((await house.coordinator.board(`?directory=${elsewhere.register}`)).units.map(({ id }) => id)).toEqual([
      elsewhere.ward,
    ]);
    for (const directory of [house.register.id, 'nowhere'])
      expect((await referrer.get(`/api/v1/board?directory=${directory}`)).problem).toMatchObject({
        status: 404,
        code: 'directory.unknown',
      });
    expect((await referrer.get(`/api/v1/units/${house.ward()}`)).problem.code).toBe('unit.unknown');
    expect((await house.coordinator.get('/api/v1/board?directory=nowhere')).problem.code).toBe('directory.unknown');
  });
});

describe('what keeping a ward costs', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 3 });
  });
  afterAll(() => house.close());

  it('is told by the screens themselves: the last, the median and the week', async () => {
    const ward = house.ward();
    const path = `/api/v1/units/${ward}/entry-efforts`;
    const told = async () => JSON.parse((await house.provider.get(path)).text) as unknown;
    expect(await told()).toEqual({ lastSeconds: null, medianSeconds: null, weekCount: 0, weekSeconds: 0 });
    for (const seconds of [4, 10, 6])
      expect((await house.provider.call('POST', path, { body: { seconds, action: 'saved' } })).status).toBe(204);
    expect(await told()).toEqual({ lastSeconds: 6, medianSeconds: 6, weekCount: 3, weekSeconds: 20 });
  });

  it.each([
    { seconds: -1, action: 'saved' },
    { seconds: 3601, action: 'saved' },
    { seconds: 1, action: 'looked' },
    { seconds: 1 },
    { seconds: 1, action: 'saved', who: 'me' },
    null,
  ])('%j is refused', async (body) => {
    const answer = await house.provider.call('POST', `/api/v1/units/${house.organisation.id}/entry-efforts`, { body });
    expect(answer.problem).toMatchObject({ status: 400, code: 'input.invalid' });
  });
});
