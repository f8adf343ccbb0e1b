import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { survivalOf, type Wait } from './survival.rules.js';

const ended = (minutes: number): Wait => ({ minutes, ended: true });
const open = (minutes: number): Wait => ({ minutes, ended: false });
const some = fc.array(fc.record({ minutes: fc.integer({ min: 0, max: 500 }), ended: fc.boolean() }), { maxLength: 60 });

describe('how long something takes', () => {
  it('is the share that ended when nothing is open', () => {
    expect(survivalOf([10, 20, 30, 40].map(ended))).toEqual({
      of: 4,
      open: 0,
      median: 20,
      p90: 40,
      curve: [
        { minutes: 10, open: 0.75 },
        { minutes: 20, open: expect.closeTo(0.5) },
        { minutes: 30, open: expect.closeTo(0.25) },
        { minutes: 40, open: 0 },
      ],
    });
  });

  it('counts what is open for as long as it is open, as in the textbook', () => {
    // Six waits, ended at 6 and 7, left at 6, 9, 10 and 11: the first steps of Freireich's 6-MP arm have this form.
    const { median, curve } = survivalOf([
      ended(6),
      ended(6),
      ended(6),
      open(6),
      ended(7),
      open(9),
      ended(10),
      open(11),
    ]);
    expect(curve).toEqual([
      { minutes: 6, open: expect.closeTo(5 / 8) },
      { minutes: 7, open: expect.closeTo((5 / 8) * (3 / 4)) },
      { minutes: 10, open: expect.closeTo((5 / 8) * (3 / 4) * (1 / 2)) },
    ]);
    expect(median).toBe(7);
  });

  it('says nothing of a half that is not there yet', () => {
    expect(survivalOf([ended(1), open(50), open(60)])).toMatchObject({ of: 3, open: 2, median: null, p90: null });
    expect(survivalOf([])).toEqual({ of: 0, open: 0, median: null, p90: null, curve: [] });
  });

  it('only ever goes down, and never becomes quicker by what is still open', () => {
    fc.assert(
      fc.property(some, fc.integer({ min: 500, max: 900 }), (waits, minutes) => {
        const { curve, median } = survivalOf(waits);
        const shares = [1, ...curve.map((point) => point.open)];
        expect(shares.every((share, at) => at === 0 || share < (shares[at - 1] ?? 1))).toBe(true);
        const later = survivalOf([...waits, open(minutes)]).median;
        expect(later ?? Infinity).toBeGreaterThanOrEqual(median ?? later ?? Infinity);
      }),
    );
  });
});
