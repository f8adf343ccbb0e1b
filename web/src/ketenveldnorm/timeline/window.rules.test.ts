import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { askedFor, dayNumber, moved, placeOf, spanOf, ticksIn, zoomed, zooms, type View } from './window.rules.js';

const days = fc
  .date({ min: new Date('2006-01-01'), max: new Date('2090-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));
const views = fc.record({ zoom: fc.constantFrom(...zooms), anchor: days });

describe('what is in view', () => {
  test('a year looks eight months back and four ahead, also from a leap day', () => {
    expect(spanOf({ zoom: 'year', anchor: '2026-11-22' })).toEqual({ from: '2026-03-22', to: '2027-03-22' });
    expect(spanOf({ zoom: 'year', anchor: '2028-02-29' })).toEqual({ from: '2027-06-29', to: '2028-06-29' });
    expect(spanOf({ zoom: 'fiveYears', anchor: '2028-02-29' })).toEqual({ from: '2024-02-29', to: '2029-02-28' });
  });

  test('a quarter shows the eight weeks in which a title needs a plan', () => {
    expect(spanOf({ zoom: 'quarter', anchor: '2026-11-22' }).to).toBe('2027-01-17');
  });

  test('the day that one looks at is in view at every zoom, wherever one moves', () => {
    fc.assert(
      fc.property(views, fc.array(fc.constantFrom<-1 | 1>(-1, 1), { maxLength: 12 }), (view, ways) => {
        const last = ways.reduce<View>((at, way) => zoomed(moved(at, way), way), view);
        const { from, to } = spanOf(last);
        expect(from < to && from <= last.anchor && last.anchor < to).toBe(true);
      }),
    );
  });

  test('at the nearest and the furthest zoom one stays', () => {
    expect(zoomed({ zoom: 'week', anchor: '2026-01-01' }, -1).zoom).toBe('week');
    expect(zoomed({ zoom: 'fiveYears', anchor: '2026-01-01' }, 1).zoom).toBe('fiveYears');
  });

  test('moving about within the same years asks the server nothing new', () => {
    const today = '2026-11-22';
    const asked = (anchor: string) => askedFor(spanOf({ zoom: 'month', anchor }), today);
    expect(asked('2026-11-22')).toEqual({ from: '2022-01-01', to: '2027-12-31' });
    expect(asked('2023-02-01')).toEqual(asked(today));
    expect(asked('2019-06-01').from).toBe('2019-01-01');
  });

  test('the years before 2000 and after 2099 are out of reach', () => {
    const { from } = spanOf({ zoom: 'fiveYears', anchor: '2001-03-01' });
    expect(from).toBe('2000-01-01');
    expect(moved({ zoom: 'year', anchor: '2099-12-01' }, 1).anchor).toBe('2099-12-31');
  });
});

describe('where a day stands', () => {
  test('the days on which the clock changes are as wide as any other', () => {
    const span = { from: '2026-03-28', to: '2026-03-31' };
    expect(['2026-03-28', '2026-03-29', '2026-03-30', '2026-03-31'].map((day) => placeOf(day, span, 300))).toEqual([
      0, 100, 200, 300,
    ]);
    expect(dayNumber('2026-10-26') - dayNumber('2026-10-25')).toBe(1);
    expect(dayNumber('2028-03-01') - dayNumber('2028-02-28')).toBe(2);
  });

  test('every later day stands further to the right', () => {
    fc.assert(
      fc.property(views, days, days, (view, one, other) => {
        const span = spanOf(view);
        fc.pre(one < other);
        expect(placeOf(one, span, 900)).toBeLessThan(placeOf(other, span, 900));
      }),
    );
  });
});

describe('the axis', () => {
  test('a year has a line for each month, and January says the year', () => {
    const ticks = ticksIn('year', spanOf({ zoom: 'year', anchor: '2026-11-22' }), 900);
    expect(ticks.map(({ on }) => on)).toContain('2026-04-01');
    expect(ticks).toHaveLength(12);
    expect(ticks.find(({ on }) => on === '2027-01-01')?.says).toBe('year');
  });

  test('weeks begin on a Monday, five years on the first of January', () => {
    const month = ticksIn('month', { from: '2026-11-01', to: '2026-12-01' }, 900);
    expect(month.map(({ on }) => on)).toEqual(['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23', '2026-11-30']);
    const years = ticksIn('fiveYears', { from: '2022-11-22', to: '2027-11-22' }, 900);
    expect(years.filter(({ says }) => says !== null).map(({ on }) => on)).toEqual([
      '2023-01-01',
      '2024-01-01',
      '2025-01-01',
      '2026-01-01',
      '2027-01-01',
    ]);
  });

  test('labels never touch, however narrow it is', () => {
    fc.assert(
      fc.property(views, fc.integer({ min: 200, max: 1_400 }), (view, width) => {
        const span = spanOf(view);
        const said = ticksIn(view.zoom, span, width).filter(({ says }) => says !== null);
        for (const [index, tick] of said.entries()) {
          const before = said[index - 1];
          if (before)
            expect(placeOf(tick.on, span, width) - placeOf(before.on, span, width)).toBeGreaterThanOrEqual(56);
        }
      }),
    );
  });
});
