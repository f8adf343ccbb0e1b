import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isBlocked, isOutflowBlocked, shareAtLeast, type OutflowPool } from './outflow.rules.js';
import { defaultSignalSettings as settings } from './signal.rules.js';

const pool = (occupied: number, long: number, wards = 1): OutflowPool => ({ wards, occupied, long });
const levelOf = (occupied: number, long: number) =>
  isBlocked(pool(occupied, long), 'red', settings)
    ? 'red'
    : isBlocked(pool(occupied, long), 'amber', settings)
      ? 'amber'
      : null;

describe('K3', () => {
  /** Two decimals of the published interval: 2 of 10 gives 0.086 and 10 of 100 gives 0.068 at z = 1.2816. */
  it.each([
    [0, 10, 0],
    [2, 10, 0.086],
    [10, 100, 0.068],
    [100, 1000, 0.0886],
    [10, 10, 0.859],
  ])('%d of %d is a share of at least %d', (some, all, bound) => {
    expect(shareAtLeast(some, all)).toBeCloseTo(bound, 2);
  });

  it.each<[occupied: number, long: number, level: string | null]>([
    [4, 1, null],
    [20, 2, null],
    [20, 3, 'amber'],
    [100, 8, 'amber'],
    [100, 12, 'amber'],
    [100, 18, 'red'],
    [8, 3, 'red'],
    [400, 40, 'amber'],
    [400, 60, 'red'],
    [0, 0, null],
  ])('of %d people %d who have been ready for over a week is %s', (occupied, long, level) => {
    expect(levelOf(occupied, long)).toBe(level);
  });

  const sizes = fc.integer({ min: 1, max: 2_000 });
  it('the bound is never above the share, grows with who waits, and comes nearer with the size', () => {
    fc.assert(
      fc.property(sizes, fc.double({ min: 0, max: 1, noNaN: true }), (all, part) => {
        const some = Math.floor(part * all);
        const bound = shareAtLeast(some, all);
        expect(bound).toBeGreaterThanOrEqual(0);
        expect(bound).toBeLessThanOrEqual(some / all + 1e-12);
        if (some < all) expect(shareAtLeast(some + 1, all)).toBeGreaterThan(bound);
        if (some > 0) expect(shareAtLeast(2 * some, 2 * all)).toBeGreaterThanOrEqual(bound);
      }),
    );
  });

  it('red is amber too, and one person alone is never a signal', () => {
    fc.assert(
      fc.property(sizes, sizes, (all, some) => {
        const one = pool(all, Math.min(all, some));
        if (isBlocked(one, 'red', settings)) expect(isBlocked(one, 'amber', settings)).toBe(true);
        expect(isBlocked(pool(all, 1), 'amber', settings)).toBe(false);
      }),
    );
  });

  it('a ward that falls silent neither raises a signal nor ends one, whatever it said last', () => {
    fc.assert(
      fc.property(sizes, sizes, sizes, sizes, (occupied, long, other, others) => {
        const rest = pool(occupied, Math.min(occupied, long));
        const whole = pool(occupied + other, rest.long + Math.min(other, others), 2);
        const before = isOutflowBlocked(whole, whole, 'amber', settings);
        expect([before, undefined]).toContain(isOutflowBlocked(rest, whole, 'amber', settings));
      }),
    );
  });

  it('where nobody says anything nothing is known, and where nobody said anything for long there is nothing', () => {
    expect(isOutflowBlocked(pool(0, 0, 0), pool(8, 8), 'amber', settings)).toBeUndefined();
    expect(isOutflowBlocked(pool(0, 0, 0), pool(0, 0, 0), 'amber', settings)).toBe(false);
  });
});
