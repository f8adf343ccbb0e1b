import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import { figureOn, type Api } from '../testing/api.js';
import { aWard } from '../testing/given.js';
import { House } from '../testing/house.js';

const today = (time: string) => `2026-11-22T${time}:00.000Z`;
const yesterday = (time: string) => `2026-11-21T${time}:00.000Z`;

describe('the board of another moment', () => {
  let now = new Date(yesterday('08:00'));
  const on = (moment: string) => (now = new Date(moment));
  let house: House;
  let provider: Api;
  let corrected: string;
  let closing: string;

  const occupied = async (ward: string, query: string) => figureOn(await house.coordinator.board(query), ward).occupied;

  /** Yesterday 12:00: 7 of 10. Today 08:00: 9. Today 09:00 it turns out that it was 2 yesterday at 14:00. */
  beforeAll(async () => {
    house = await House.open({ clock: () => now }, async (db, organisation) => {
      closing = (await aWard(db, organisation, { validTo: today('10:00') })).id;
    });
    provider = house.provider;
    corrected = house.ward();
    on(yesterday('12:00'));
    await provider.report(corrected, { operational: 10, occupied: 7 });
    await provider.report(closing, { operational: 5, occupied: 5 });
    on(today('08:00'));
    await provider.report(corrected, { operational: 10, occupied: 9 }, { version: 1 });
    on(today('09:00'));
    await provider.report(corrected, { operational: 10, occupied: 2, observedAt: yesterday('14:00') }, { version: 2 });
    on(today('11:00'));
  });
  afterAll(() => house.close());

  it('shows what was so then, as it is known now', async () => {
    expect(await occupied(corrected, `?asOf=${yesterday('13:00')}`)).toBe(7);
    expect(await occupied(corrected, `?asOf=${yesterday('13:59')}`)).toBe(7);
    expect(await occupied(corrected, `?asOf=${yesterday('14:00')}`)).toBe(2);
    expect(await occupied(corrected, `?asOf=${yesterday('15:00')}`)).toBe(2);
    expect(await occupied(corrected, `?asOf=${today('08:30')}`)).toBe(9);
  });

  it('shows what people knew then', async () => {
    expect(await occupied(corrected, `?asOf=${yesterday('15:00')}&knownAt=${yesterday('16:00')}`)).toBe(7);
    expect(await occupied(corrected, `?asOf=${yesterday('15:00')}&knownAt=${today('08:59')}`)).toBe(7);
    expect(await occupied(corrected, `?asOf=${yesterday('15:00')}&knownAt=${today('09:00')}`)).toBe(2);
    const board = await house.coordinator.board(`?knownAt=${yesterday('16:00')}`);
    expect([board.asOf, board.knownAt, figureOn(board, corrected).occupied]).toEqual([
      yesterday('16:00'),
      yesterday('16:00'),
      7,
    ]);
  });

  it('leaves the newest figure as it was, one version on', async () => {
    expect(await provider.figure(corrected)).toMatchObject({ occupied: 9, version: 3, observedAt: today('08:00') });
    expect(await occupied(corrected, '')).toBe(9);
  });

  it('says of each figure whether it was still a fact then', async () => {
    const at = async (moment: string) => figureOn(await house.coordinator.board(`?asOf=${moment}`), corrected);
    expect(await at(yesterday('11:59'))).toMatchObject({ freshness: 'never', occupied: null, free: null, version: 0 });
    expect((await at(yesterday('12:00'))).freshness).toBe('fresh');
    expect(figureOn(await house.coordinator.board(`?asOf=${yesterday('15:00')}`), corrected)).toMatchObject({
      freshness: 'fresh',
      free: 8,
    });
  });

  it('counts only what was a fact then, and says over how many wards', async () => {
    const { totals, coverage, units } = await house.coordinator.board(`?asOf=${yesterday('13:00')}`);
    expect(coverage).toEqual({ reporting: 2, total: units.length });
    expect(totals[0]).toMatchObject({ operational: 15, occupied: 12, free: 3, coverage });
    expect((await house.coordinator.board(`?asOf=${yesterday('11:00')}`)).totals[0]).toMatchObject({
      operational: 0,
      coverage: { reporting: 0, total: units.length },
    });
  });

  it('still holds a ward that has closed since, and today’s does not', async () => {
    const ids = async (query: string) => (await house.coordinator.board(query)).units.map(({ id }) => id);
    expect(await ids('')).not.toContain(closing);
    expect(await ids(`?asOf=${today('10:00')}`)).not.toContain(closing);
    expect(await ids(`?asOf=${today('09:59')}`)).toContain(closing);
    expect((await provider.report(closing, { operational: 5, occupied: 1 }, { version: 1 })).problem.code).toBe(
      'unit.unknown',
    );
    expect((await provider.get(`/api/v1/units/${closing}`)).problem.code).toBe('unit.unknown');
  });

  it.each(['asOf', 'knownAt'])('cannot be of the future: %s is refused', async (name) => {
    const { status, code, errors } = (await house.coordinator.get(`/api/v1/board?${name}=${today('11:05')}`)).problem;
    expect([status, code, errors]).toEqual([
      400,
      'input.invalid',
      expect.arrayContaining([expect.objectContaining({ pointer: `/${name}`, code: 'input.in_future' })]),
    ]);
  });

  it('is the same board whatever offset the moment is written with', async () => {
    const [utc, dutch] = await Promise.all(
      [yesterday('14:00'), '2026-11-21T15:00:00%2B01:00'].map((moment) => house.coordinator.board(`?asOf=${moment}`)),
    );
    expect(dutch).toEqual(utc);
  });

  it('at this very moment is the board of now', async () => {
    const [live, then] = [await house.coordinator.board(), await house.coordinator.board(`?asOf=${today('11:00')}`)];
    expect(then.totals).toEqual(live.totals);
    const figures = (units: typeof live.units) =>
      new Map(units.map(({ id, capacity }) => [id, { ...capacity, version: 0 }])); // then: the version of that report
    expect(figures(then.units)).toEqual(figures(live.units));
  });
});

describe("a ward's history", () => {
  let now = new Date(yesterday('08:00'));
  let house: House;
  let ward: string;

  /** Yesterday 12:00: 7, corrected today at 09:00 to 4; today 08:00: closed with 9. */
  beforeAll(async () => {
    house = await House.open({ clock: () => now });
    ward = house.ward();
    const at = async (moment: string, body: object, version: number) => {
      now = new Date(moment);
      expect((await house.provider.report(ward, { operational: 10, ...body }, { version })).status).toBe(200);
    };
    await at(yesterday('12:00'), { occupied: 7 }, 0);
    await at(today('08:00'), { occupied: 9, admissionStop: { reason: 'staff' } }, 1);
    await at(today('09:00'), { occupied: 4, observedAt: yesterday('12:00') }, 2);
    now = new Date(today('11:00'));
  });
  afterAll(() => house.close());

  it('tells every report in the order of what was observed, and which was replaced when', async () => {
    const { steps, before } = await house.coordinator.history(ward);
    expect(before).toBeNull();
    expect(
      must(steps, 'steps').map(({ supersededAt, capacity }) => [
        capacity.observedAt,
        capacity.occupied,
        capacity.recordedAt,
        supersededAt,
      ]),
    ).toEqual([
      [yesterday('12:00'), 7, yesterday('12:00'), today('09:00')],
      [yesterday('12:00'), 4, today('09:00'), null],
      [today('08:00'), 9, today('08:00'), null],
    ]);
    expect(new Set(must(steps, 'steps').map(({ reportedBy }) => reportedBy))).toEqual(
      new Set([expect.stringMatching(/^Person /)]),
    );
  });

  it('as it was known before the correction holds no correction', async () => {
    const { steps } = await house.coordinator.history(ward, `?knownAt=${today('08:30')}`);
    expect(must(steps, 'steps').map(({ supersededAt, capacity }) => [capacity.occupied, supersededAt])).toEqual([
      [7, null],
      [9, null],
    ]);
  });

  it('of a window begins with what stood when it opened', async () => {
    const { before, steps } = await house.coordinator.history(ward, `?from=${today('07:00')}&to=${today('10:00')}`);
    expect([before?.occupied, must(steps, 'steps').map(({ capacity }) => capacity.occupied)]).toEqual([4, [9]]);
  });

  it('by day tells how much of each was known and closed', async () => {
    const { days } = await house.coordinator.history(ward, `?per=day&from=${yesterday('00:00')}`);
    expect(must(days, 'days').map(({ date, freeMin, freeMax, reports }) => [date, freeMin, freeMax, reports])).toEqual([
      ['2026-11-21', 6, 6, 2],
      ['2026-11-22', 1, 6, 1],
    ]);
    const [first, second] = must(days, 'days');
    expect(first).toMatchObject({ known: expect.closeTo(11 / 24, 5), closed: 0 });
    expect(second).toMatchObject({ known: 1, closed: expect.closeTo(3 / 12, 5) });
    expect(second?.capacity).toMatchObject({ occupied: 9, freshness: 'fresh' });
  });

  it('by day from the middle of a day takes that day whole', async () => {
    const whole = await house.coordinator.history(ward, `?per=day&from=${yesterday('00:00')}`);
    const half = await house.coordinator.history(ward, `?per=day&from=${yesterday('18:00')}`);
    expect(half.days).toEqual(whole.days);
  });

  it('is ninety days unless told otherwise', async () => {
    const { from, to, days } = await house.coordinator.history(ward, '?per=day');
    expect([Date.parse(to) - Date.parse(from) >= 90 * 86_400_000, must(days, 'days').length]).toEqual([true, 91]);
  });

  it.each([
    `from=${today('10:00')}&to=${today('09:00')}`,
    'from=2010-01-01T00:00:00Z',
    `knownAt=${today('12:00')}`,
    'per=hour',
    'from=yesterday',
  ])('with %s is refused', async (query) => {
    expect((await house.coordinator.get(`/api/v1/units/${ward}/capacity/history?${query}`)).problem).toMatchObject({
      status: 400,
      code: 'input.invalid',
    });
  });
});
