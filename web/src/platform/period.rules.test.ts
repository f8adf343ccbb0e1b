import { describe, expect, it } from '@jest/globals';
import { monthsOver, periodOf } from './period.rules.js';

const now = new Date('2027-01-10T12:00:00Z');

describe('the period that is shown', () => {
  it('offers months that are over, over New Year as well', () => {
    expect(monthsOver(now, 3)).toEqual(['2026-12', '2026-11', '2026-10']);
  });

  it.each([
    ['month.2026-12', '2026-12-01', '2026-12-31'],
    ['month.2027-02', '2027-02-01', '2027-02-28'],
    ['month.2028-02', '2028-02-01', '2028-02-29'],
    ['month.2026-11', '2026-11-01', '2026-11-30'],
    ['last.7', '2027-01-04', '2027-01-10'],
    ['last.30', '2026-12-12', '2027-01-10'],
  ] as const)('%s runs from %s up to and including %s', (choice, from, to) => {
    expect(periodOf(choice, now)).toEqual({ from, to });
  });
});
