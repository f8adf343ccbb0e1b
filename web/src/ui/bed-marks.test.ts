import { describe, expect, test } from '@jest/globals';
import { assert, integer, property } from 'fast-check';
import { bedMarks, markKinds, type BedFigure } from './bed-marks.js';

const figure = (more: Partial<BedFigure> = {}): BedFigure => ({
  operational: 26,
  occupied: 23,
  held: 1,
  free: 2,
  outOfUse: [{ count: 2, reason: 'staff' }],
  admissionStop: null,
  ...more,
});

describe('what the strip draws', () => {
  test('a mark per bed', () => {
    expect(bedMarks(figure(), true)).toEqual({
      counts: { occupied: 23, held: 1, free: 2, shut: 0, outOfUse: 2, unknown: 0 },
      per: 1,
    });
  });

  test('free beds of a ward that admits nobody are not shown as free', () => {
    const { counts } = bedMarks(figure({ admissionStop: { reason: 'staff' } }), true);
    expect([counts.free, counts.shut]).toEqual([0, 2]);
  });

  test('a figure that expired keeps its size only', () => {
    const { counts } = bedMarks(figure(), false);
    expect(counts).toEqual({ occupied: 0, held: 0, free: 0, shut: 0, outOfUse: 0, unknown: 28 });
  });

  test('a ward that never reported shows its places, hollow', () => {
    expect(
      bedMarks(figure({ operational: null, occupied: null, free: null, outOfUse: [] }), true, 12).counts.unknown,
    ).toBe(12);
  });

  test('a whole register stays a strip, and one free bed in thousands still shows', () => {
    assert(
      property(integer({ min: 0, max: 9999 }), integer({ min: 0, max: 9999 }), (occupied, free) => {
        const { counts, per } = bedMarks(
          figure({ operational: occupied + free, occupied, free, held: 0, outOfUse: [] }),
          true,
        );
        const drawn = markKinds.reduce((sum, kind) => sum + counts[kind], 0);
        expect(drawn).toBeLessThanOrEqual(162);
        expect(counts.free > 0).toBe(free > 0);
        expect(Math.abs(counts.free * per - free)).toBeLessThanOrEqual(per);
      }),
    );
  });
});
