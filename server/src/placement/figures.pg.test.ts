import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { placementFiguresSchema } from '@ketenzicht/shared/placement';
import { parse } from 'csv-parse/sync';
import type { Api } from '../testing/api.js';
import { aWard } from '../testing/given.js';
import { someAsks } from '../testing/given-ask.js';
import { House } from '../testing/house.js';

const now = new Date('2026-11-22T12:00:00Z');
const path = '/api/v1/placement-figures';

describe('figures about finding a place', () => {
  let house: House;
  let coordinator: Api;
  let ministry: Api;

  beforeAll(async () => {
    house = await House.open({ wards: 1, clock: () => now }, async (db, organisation) => {
      const ward = await aWard(db, organisation);
      const times = <T>(count: number, one: T) => Array.from({ length: count }, () => one);
      const october = { ward, askedAt: new Date('2026-10-12T09:00:00Z') };
      const november = { ward, askedAt: new Date('2026-11-20T09:00:00Z') };
      await someAsks(db, organisation.register, [
        ...times(12, { ...october, seenAfter: 20, answeredAfter: 123, offered: true, placed: true }),
        ...times(6, { ...october, answeredAfter: 61, offered: false, refusal: 'full', contradicted: true }),
        ...times(2, { ...october, answeredAfter: 61, offered: false, refusal: 'sex', answerChannel: 'phone' as const }),
        ...times(3, { ...november, answeredAfter: 30, offered: true, placed: true }),
        { ...november },
      ]);
    });
    coordinator = house.coordinator;
    ministry = await house.person('ministry');
  });
  afterAll(() => house.close());

  const figures = async (api: Api, query = '') => (await api.get(path + query)).as(placementFiguresSchema);

  it('tell the chain how the last thirty days went', async () => {
    expect(await figures(coordinator)).toMatchObject({
      from: '2026-10-24',
      to: '2026-11-22',
      suppressed: false,
      requests: 4,
      placed: 3,
      open: 1,
      answers: 3,
      callsAvoided: 3,
      contradictions: 0,
      timeToBed: { of: 4, open: 1, median: 30, p90: null },
    });
  });

  it('tell of any days that are asked for', async () => {
    const october = await figures(await house.person('referrer'), '?from=2026-10-01&to=2026-10-31');
    expect(october).toMatchObject({ requests: 20, placed: 12, answers: 20, callsAvoided: 18, contradictions: 6 });
    expect(october.offered).toMatchObject({ of: 20, yes: 12 });
    expect(october.refusals).toEqual([
      { reason: 'full', count: 6, share: 0.75 },
      { reason: 'sex', count: 2, share: 0.25 },
    ]);
  });

  it('PRIV-08: give the ministry, the adviser and the administrator one month that is over, rounded and without the few', async () => {
    for (const role of ['ministry', 'adviser', 'administrator'] as const) {
      const told = await figures(await house.person(role), '?from=2026-11-19&to=2026-11-21');
      expect(told).toMatchObject({ from: '2026-10-01', to: '2026-10-31', suppressed: true, requests: 20, placed: 10 });
      expect(told.refusals.find(({ reason }) => reason === 'sex')?.count ?? null).toBeNull();
      expect(told.timeToBed).toMatchObject({ of: 20, open: null });
      expect(told.timeToBed.median).toBe(120);
      expect(JSON.stringify(told)).not.toMatch(/:[1-4][,}]/);
    }
  });

  it('PRIV-08: asking the ministry’s figures with other days teaches nothing more', async () => {
    const [a, b] = [await figures(ministry, '?to=2026-11-20'), await figures(ministry, '?to=2026-11-01')];
    expect(a).toEqual(b);
  });

  it('come as a table that a spreadsheet opens', async () => {
    const rows: string[][] = parse((await coordinator.get(`${path}.csv?from=2026-10-01&to=2026-10-31`)).text, {
      bom: true,
    });
    expect(rows[0]).toEqual(['van', 'tot', 'cijfer', 'waarde']);
    expect(rows).toContainEqual(['2026-10-01', '2026-10-31', 'geplaatst', '12']);
  });

  it('refuse days that run backwards or are none', async () => {
    for (const query of ['?from=2026-11-02&to=2026-11-01', '?from=yesterday', '?month=2026-10'])
      expect((await coordinator.get(path + query)).problem.code).toBe('input.invalid');
  });
});
