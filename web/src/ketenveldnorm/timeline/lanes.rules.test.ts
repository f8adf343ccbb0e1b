import { describe, expect, test } from '@jest/globals';
import { holdsOn, lastDay, titleNeedsPlan, type Period } from '@ketenzicht/shared/ketenveldnorm';
import fc from 'fast-check';
import { aTimeline, on, today } from '../../testing/a-timeline.js';
import { byMonth, entriesIn, entriesOf } from './entries.rules.js';
import { barsIn, holesIn, intensityIn, meanOf } from './lanes.rules.js';
import { nowOf } from './now.rules.js';

const span = { from: '2026-01-01', to: '2026-02-01' };

describe('bars', () => {
  test('what has no end goes on to the edge, and what is over before it is left out', () => {
    expect(barsIn([{ from: '2025-06-01', until: null }], span)).toMatchObject([
      { from: '2026-01-01', to: '2026-02-01', cutBefore: true, cutAfter: true },
    ]);
    expect(barsIn([{ from: '2025-06-01', until: '2026-01-01' }], span)).toEqual([]);
    expect(barsIn([{ from: '2026-02-01', until: null }], span)).toEqual([]);
    expect(barsIn([{ from: '2026-01-10', until: '2026-01-13' }], span)).toMatchObject([
      { from: '2026-01-10', to: '2026-01-13', cutBefore: false, cutAfter: false },
    ]);
  });

  test('the last day is the one before the first on which it is over, also in a leap year', () => {
    expect(lastDay('2028-03-01')).toBe('2028-02-29');
    expect(holdsOn({ from: '2026-01-01', until: '2026-01-04' }, '2026-01-03')).toBe(true);
    expect(holdsOn({ from: '2026-01-01', until: '2026-01-04' }, '2026-01-04')).toBe(false);
  });
});

describe('days of which nothing is known', () => {
  test('between inclusion and today none is passed over', () => {
    const care = [
      { from: '2026-01-05', until: '2026-01-10' },
      { from: '2026-01-12', until: '2026-01-20' },
    ];
    expect(holesIn(care, '2026-01-01', '2026-01-25')).toEqual([
      { from: '2026-01-01', until: '2026-01-05' },
      { from: '2026-01-10', until: '2026-01-12' },
      { from: '2026-01-20', until: '2026-01-25' },
    ]);
    expect(holesIn([], null, '2026-01-25')).toEqual([]);
    expect(holesIn([{ from: '2025-12-01', until: null }], '2026-01-01', '2026-01-25')).toEqual([]);
  });

  test('a day is in a hole exactly when no period holds on it', () => {
    const number = fc.integer({ min: 0, max: 40 });
    const days = Array.from({ length: 60 }, (_, index) => on(index));
    fc.assert(
      fc.property(fc.array(fc.tuple(number, number), { maxLength: 5 }), number, (pairs, included) => {
        const care: Period[] = pairs.map(([from, length]) => ({ from: on(from), until: on(from + length + 1) }));
        const holes = holesIn(care, on(included), on(50));
        for (const day of days.filter((one) => one >= on(included) && one < on(50)))
          expect(holes.some((hole) => holdsOn(hole, day))).toBe(!care.some((one) => holdsOn(one, day)));
      }),
    );
  });
});

test('a title needs a plan in its last eight weeks, its last day included, and not once somebody made one', () => {
  const until = (day: string) => ({ until: day, plan: null });
  expect(titleNeedsPlan(until('2026-11-23'), '2026-11-22')).toBe(true);
  expect(titleNeedsPlan(until('2026-11-22'), '2026-11-22')).toBe(false);
  expect(titleNeedsPlan(until('2027-01-18'), '2026-11-22')).toBe(true);
  expect(titleNeedsPlan(until('2027-01-19'), '2026-11-22')).toBe(false);
  expect(titleNeedsPlan({ until: '2026-12-01', plan: 'voluntary' }, '2026-11-22')).toBe(false);
  expect(titleNeedsPlan({ until: null, plan: null }, '2026-11-22')).toBe(false);
});

test('intensity is nothing in a gap, and steps where one place follows another', () => {
  const steps = intensityIn(aTimeline().care, { from: on(-400), to: on(10) });
  expect(steps.map(({ level }) => level)).toEqual([4, 3, 2]);
  expect(steps[0]?.to).toBe(steps[1]?.from);
  expect(steps[1]?.to).not.toBe(steps[2]?.from);
});

test('the mean counts the areas that were scored', () => {
  expect(meanOf({ finance: 2, housing: 5, safety: undefined })).toBe(3.5);
  expect(meanOf({})).toBeNull();
});

describe('what holds now', () => {
  test('is found in each lane, with the first that is planned', () => {
    const now = nowOf(aTimeline(), today);
    expect(now.care?.kind).toBe('supportedLiving');
    expect(now.title?.kind).toBe('zorgmachtiging');
    expect(now.payer?.payer).toBe('zvw');
    expect(now.contact?.on).toBe(on(2));
  });

  test('is nothing before anything was written down', () => {
    const empty = { contacts: [], titles: [], payers: [], care: [] };
    expect(nowOf({ ...aTimeline(), ...empty }, today)).toEqual({
      care: null,
      title: null,
      nextTitle: null,
      payer: null,
      contact: null,
    });
  });
});

describe('the list', () => {
  test('has the newest first, leaves out what was called off, and says when a title ends', () => {
    const entries = entriesOf(aTimeline());
    const days = entries.map((entry) => entry.on);
    expect(days).toEqual(days.toSorted().toReversed());
    expect(entries.some((entry) => entry.kind === 'contact' && entry.of.state === 'cancelled')).toBe(false);
    expect(entries[0]).toMatchObject({ kind: 'titleEnd', on: on(40) });
  });

  test('of a few days has what began before and still holds, as the drawing has', () => {
    const tenDays = { from: on(0), to: on(10) };
    const kinds = entriesIn(entriesOf(aTimeline()), tenDays).map(({ kind }) => kind);
    expect(kinds).toEqual(['contact', 'care', 'payer', 'title']);
    const hole = { from: on(-5), until: on(1) };
    expect(entriesIn(entriesOf(aTimeline(), [hole]), tenDays).some(({ kind }) => kind === 'hole')).toBe(true);
  });

  test('loses nothing when it is put in months', () => {
    const entries = entriesOf(aTimeline());
    const months = byMonth(entries);
    expect(months.flatMap((month) => month.entries)).toEqual(entries);
    expect(new Set(months.map(({ month }) => month)).size).toBe(months.length);
  });
});
