import { describe, expect, test } from '@jest/globals';
import { neverReported, type Capacity, type HistoryStep } from '@ketenzicht/shared/capacity';
import { day, hour, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { barDates, dayBars, endOfStop, standingSince, wardStates } from './closure.rules.js';

const at = (text: string) => Date.parse(text);

const figure = (observedAt: string, more: Partial<Capacity> = {}): Capacity => ({
  ...neverReported,
  operational: 10,
  occupied: 8,
  free: 2,
  observedAt,
  recordedAt: observedAt,
  validUntil: new Date(at(observedAt) + day).toISOString(),
  version: 1,
  ...more,
});
const step = (observedAt: string, more: Partial<Capacity> = {}, supersededAt: string | null = null): HistoryStep => ({
  revision: 1,
  reportedBy: 'Ans',
  supersededAt,
  capacity: figure(observedAt, more),
});
const stop = { admissionStop: { reason: 'staff', expectedEnd: null } } as const;

describe('what a ward was', () => {
  const from = at('2026-11-20T00:00:00Z');
  const to = at('2026-11-23T00:00:00Z');

  test('without any report nothing is known', () => {
    expect(wardStates([], null, from, to)).toEqual([{ from, to, state: 'unknown' }]);
  });

  test('each report holds until the next', () => {
    const steps = [
      step('2026-11-20T08:00:00Z'),
      step('2026-11-20T12:00:00Z', { free: 0 }),
      step('2026-11-20T15:00:00Z', stop),
    ];
    expect(wardStates(steps, null, from, at('2026-11-20T20:00:00Z')).map(({ state }) => state)).toEqual([
      'unknown',
      'open',
      'full',
      'closed',
    ]);
  });

  test('a report that was not renewed ends as unknown when its validity ends', () => {
    const states = wardStates([step('2026-11-20T08:00:00Z')], null, from, to);
    expect(states.at(-1)).toEqual({ from: at('2026-11-21T08:00:00Z'), to, state: 'unknown' });
  });

  test('the figure from before the window counts from its opening, and only while valid', () => {
    const before = figure('2026-11-19T12:00:00Z');
    expect(wardStates([], before, from, to)[0]).toEqual({ from, to: at('2026-11-20T12:00:00Z'), state: 'open' });
    expect(wardStates([], figure('2026-11-10T12:00:00Z'), from, to)).toEqual([{ from, to, state: 'unknown' }]);
  });

  test('a corrected report no longer counts, in whatever order they come, and a correction stands at the moment that it is about', () => {
    const steps = [
      step('2026-11-20T12:00:00Z'),
      step('2026-11-20T08:00:00Z', stop),
      step('2026-11-20T08:00:00Z', {}, '2026-11-20T10:00:00Z'),
    ];
    expect(wardStates(steps, null, from, at('2026-11-20T13:00:00Z'))).toEqual([
      { from, to: at('2026-11-20T08:00:00Z'), state: 'unknown' },
      { from: at('2026-11-20T08:00:00Z'), to: at('2026-11-20T12:00:00Z'), state: 'closed' },
      { from: at('2026-11-20T12:00:00Z'), to: at('2026-11-20T13:00:00Z'), state: 'open' },
    ]);
  });

  test('two equal reports in a row are one stretch', () => {
    const steps = [step('2026-11-20T08:00:00Z', stop), step('2026-11-20T20:00:00Z', stop)];
    const states = wardStates(steps, null, from, at('2026-11-21T00:00:00Z'));
    expect(standingSince(states, from)).toEqual({ state: 'closed', since: at('2026-11-20T08:00:00Z'), atLeast: false });
  });

  test('closed since before the window is "at least"', () => {
    const states = wardStates(
      [step('2026-11-20T02:00:00Z', stop)],
      figure('2026-11-19T12:00:00Z', stop),
      from,
      at('2026-11-20T09:00:00Z'),
    );
    expect(standingSince(states, from)).toEqual({ state: 'closed', since: from, atLeast: true });
  });
});

describe('a bar per Dutch day', () => {
  test.each([
    ['2026-03-29', 23],
    ['2026-10-25', 25],
    ['2026-11-22', 24],
  ])('%s has %i hours and is filled from end to end', (date, hours) => {
    const start = startOfLocalDay(date).getTime();
    const states = [{ from: start - day, to: start + 2 * day, state: 'open' as const }];
    const [bar] = dayBars(states, [date], start + 3 * day, null);
    expect(bar).toMatchObject({
      hours,
      parts: [{ from: 0, to: 1, start, end: start + hours * hour, state: 'open' }],
      now: null,
    });
  });

  test('an hour is a 23rd of 29 March and a 25th of 25 October', () => {
    for (const [date, hours] of [
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ] as const) {
      const start = startOfLocalDay(date).getTime();
      const [bar] = dayBars([{ from: start, to: start + 5 * hour, state: 'closed' }], [date], start + 5 * hour, null);
      expect(bar?.parts[0]?.to).toBeCloseTo(5 / hours, 10);
      expect(bar?.now).toBeCloseTo(5 / hours, 10);
    }
  });

  test('a closure over midnight is in both days', () => {
    const midnight = startOfLocalDay('2026-11-22').getTime();
    const [first, second] = dayBars(
      [{ from: midnight - 6 * hour, to: midnight + 6 * hour, state: 'closed' }],
      ['2026-11-21', '2026-11-22'],
      midnight + day,
      null,
    );
    expect(first?.parts).toMatchObject([{ from: 0.75, to: 1, end: midnight, state: 'closed' }]);
    expect(second?.parts).toMatchObject([{ from: 0, to: 0.25, start: midnight, state: 'closed' }]);
  });

  test('an announced end runs on from now, over the days to come', () => {
    const now = startOfLocalDay('2026-11-22').getTime() + 12 * hour;
    const end = endOfStop({ reason: 'staff', expectedEnd: '2026-11-23' });
    const dates = barDates(new Date(now), 2, 7, end);
    expect(dates).toEqual(['2026-11-21', '2026-11-22', '2026-11-23']);
    expect(dayBars([], dates, now, end).map(({ expected }) => expected)).toEqual([
      null,
      { from: 0.5, to: 1 },
      { from: 0, to: 1 },
    ]);
  });

  test('at most so many days ahead, and an end that has passed announces nothing', () => {
    const now = new Date('2026-11-22T12:00:00Z');
    expect(barDates(now, 1, 3, at('2027-02-01T00:00:00Z'))).toHaveLength(4);
    expect(barDates(now, 14, 3, at('2026-11-20T00:00:00Z')).at(-1)).toBe('2026-11-22');
    expect(dayBars([], ['2026-11-22'], now.getTime(), at('2026-11-20T00:00:00Z'))[0]?.expected).toBeNull();
  });

  test('a bare end date counts to the end of that Dutch day, also when the clock changes', () => {
    expect(endOfStop({ reason: 'staff', expectedEnd: '2026-10-25' })).toBe(at('2026-10-25T23:00:00Z'));
    expect(endOfStop({ reason: 'staff', expectedEnd: '2026-03-29' })).toBe(at('2026-03-29T22:00:00Z'));
    expect(endOfStop({ reason: 'staff', expectedEnd: '2026-11-24T10:00:00+01:00' })).toBe(at('2026-11-24T09:00:00Z'));
    expect(endOfStop({ reason: 'staff' })).toBeNull();
  });
});
