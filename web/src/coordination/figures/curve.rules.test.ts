import { describe, expect, it } from '@jest/globals';
import { endOf, openAfter, rowsOf, stairsOf } from './curve.rules.js';

const day = 1_440;
const curve = [
  { minutes: 2 * day, open: 0.75 },
  { minutes: 10 * day, open: 0.4 },
];

describe('what is still open as time goes by', () => {
  it('is everything until the first is solved, and then stays as it is until the next', () => {
    expect([0, 2, 9, 10, 300].map((days) => openAfter(curve, days * day))).toEqual([1, 0.75, 0.75, 0.4, 0.4]);
    expect(openAfter([], day)).toBe(1);
  });

  it('is told no further than was looked, and no further than nothing is open', () => {
    expect(rowsOf(curve, 30).map(({ minutes, open }) => [minutes / day, open])).toEqual([
      [1, 1],
      [2, 0.75],
      [4, 0.75],
      [7, 0.75],
      [14, 0.4],
      [28, 0.4],
    ]);
    expect(rowsOf([{ minutes: day / 2, open: 0 }], 30)).toEqual([{ minutes: day, open: 0 }]);
    expect(rowsOf(curve, 365)).toHaveLength(6);
  });

  it('is drawn as stairs from all to the end', () => {
    const stairs = stairsOf(curve, 11);
    expect(stairs).toHaveLength(6);
    expect([stairs[0], stairs.at(-1)]).toEqual([
      { minutes: 0, open: 1 },
      { minutes: 11 * day, open: 0.4 },
    ]);
    expect(endOf([], 30)).toBe(day);
  });
});
