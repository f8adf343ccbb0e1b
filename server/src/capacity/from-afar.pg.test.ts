import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import type { Api } from '../testing/api.js';
import { aWard, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';

const minute = 60_000;

/** A ward of so many beds at a security level. */
async function aSizedWard(db: pg.Pool, organisation: Organisation, places: number, level: string): Promise<string> {
  const { id } = await aWard(db, organisation);
  await db.query('update ward set places = $2, security_level = $3 where id = $1', [id, places, level]);
  return id;
}

describe('the beds as the ministry sees them', () => {
  let now = new Date('2026-11-22T10:00:30Z');
  let house: House;
  let ministry: Api;
  let large: string;
  let single: string;
  let pair: [string, string];
  const pass = (time: number) => (now = new Date(now.getTime() + time));
  const seen = async () => (await ministry.get('/api/v1/board')).text;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, organisation) => {
      large = await aSizedWard(db, organisation, 20, '2-hoog');
      single = await aSizedWard(db, organisation, 1, '4');
      pair = [await aSizedWard(db, organisation, 3, '3'), await aSizedWard(db, organisation, 4, '3')];
    });
    ministry = await house.person('ministry');
    await house.provider.report(large, { operational: 20, occupied: 10 });
    await house.provider.report(single, { operational: 1, occupied: 0 });
    await house.provider.report(pair[0], { operational: 3, occupied: 1 });
    await house.provider.report(pair[1], { operational: 4, occupied: 4 });
    pass(62 * minute);
  });
  afterAll(() => house.close());

  it('PRIV-09: they hold no small ward singly: those of one region and level stand together, and whom no group hides is only counted', async () => {
    const { units, withheld, totals } = await ministry.board();
    const ids = units.map(({ id }) => id);
    for (const small of [single, ...pair]) expect(ids).not.toContain(small);
    const group = must(
      units.find(({ wards }) => wards !== undefined),
      'a group',
    );
    expect(group).toMatchObject({ wards: 2, securityLevel: '3', places: 7, providerId: '', phone: '' });
    expect(group.capacity).toMatchObject({ operational: 7, occupied: 5, free: 2, freshness: 'fresh', source: null });
    expect(withheld).toBe(1);
    expect(totals[0]).toMatchObject({ operational: 27, occupied: 15 });
    expect((await ministry.get(`/api/v1/units/${group.id}`)).problem.code).toBe('unit.unknown');
  });

  it('PRIV-09: an attacker who asks everything before and after an admission on a ward of one bed sees no change within the hour, and never that ward', async () => {
    const screen = await house.screen(ministry);
    const near = await house.screen();
    const asked = async () =>
      Promise.all(
        [
          '/api/v1/board',
          `/api/v1/board?asOf=${now.toISOString()}`,
          `/api/v1/board?knownAt=${now.toISOString()}`,
          '/api/v1/changes?since=0',
          `/api/v1/units/${large}`,
          `/api/v1/units/${large}/capacity/history`,
          `/api/v1/units/${single}`,
          `/api/v1/units/${single}/capacity/history`,
        ].map(async (path) => (await ministry.get(path)).untraced),
      );
    const before = await asked();
    await house.provider.report(single, { operational: 1, occupied: 1 }, { version: 1 });
    await house.provider.report(pair[0], { operational: 3, occupied: 2 }, { version: 1 });
    const last = (await house.provider.report(large, { operational: 20, occupied: 11 }, { version: 1 })).accepted;
    await near.reached(last.revision);
    expect(await asked()).toEqual(before);
    expect(await screen.follow(0)).toEqual({ revision: 0, changes: [] });
    expect(screen.frames).toEqual([]);
    pass(58 * minute);
    const late = await ministry.board();
    expect(late.totals).toEqual((JSON.parse(must(before[0], 'the first board')) as typeof late).totals);
    pass(4 * minute);
    const after = await ministry.board();
    expect(after.totals[0]).toMatchObject({ operational: 27, occupied: 17 });
    expect(JSON.stringify(after)).not.toContain(single);
    expect((await house.coordinator.board()).totals[0]).toMatchObject({ operational: 28, occupied: 18 });
    screen.close();
    near.close();
  });

  it('PRIV-09: they answer for a small ward as for one that does not exist, and tell a correction of the past no sooner', async () => {
    for (const id of [single, ...pair]) {
      expect((await ministry.get(`/api/v1/units/${id}`)).problem.code).toBe('unit.unknown');
      expect((await ministry.get(`/api/v1/units/${id}/capacity/history?per=day`)).problem.code).toBe('unit.unknown');
    }
    const before = await seen();
    const observedAt = new Date(now.getTime() - 90 * minute).toISOString();
    expect(
      (await house.provider.report(large, { operational: 20, occupied: 3, observedAt }, { version: 2 })).status,
    ).toBe(200);
    expect(await seen()).toBe(before);
    const { steps } = await ministry.history(large);
    expect(steps?.map(({ capacity }) => capacity.occupied)).not.toContain(3);
  });

  it('PRIV-09: they leave out a larger ward while it runs on four beds or fewer, and blank that time in its past', async () => {
    const { version } = await house.provider.figure(large);
    await house.provider.report(large, { operational: 2, occupied: 1 }, { version });
    pass(62 * minute);
    const board = await ministry.board();
    expect(board.units.map(({ id }) => id)).not.toContain(large);
    expect(board.withheld).toBe(2);
    await house.provider.report(large, { operational: 20, occupied: 9 }, { version: version + 1 });
    pass(62 * minute);
    const { steps } = await ministry.history(large);
    expect(steps?.map(({ capacity }) => capacity.operational)).toContain(null);
    expect(steps?.map(({ capacity }) => capacity.operational)).not.toContain(2);
  });

  it('PRIV-09: they make no group of wards of which one is silent, because the sum would be the others', async () => {
    const { units } = await ministry.board(`?asOf=2026-11-22T09:00:00Z`);
    expect(units.filter(({ wards }) => wards !== undefined)).toEqual([]);
  });
});
