import { describe, expect, it } from '@jest/globals';
import { neverReported, type Board, type Unit } from '@ketenzicht/shared/capacity';
import { Expectation, spread } from './expectation.js';
import type { ReplayReport } from './intensivregister-row.js';

const report = (date: string, occupied: number): ReplayReport => ({
  operational: 50,
  occupied,
  reserve: null,
  limitedBy: [],
  observedAt: `${date}T00:00:00Z`,
});
const unit = (date: string | null, occupied: number, version = 1) =>
  ({
    id: 'a',
    name: 'Hamburg',
    capacity: {
      ...neverReported,
      operational: 50,
      occupied,
      limitedBy: [],
      observedAt: date && `${date}T00:00:00.000Z`,
      version,
    },
  }) as unknown as Unit;
const board = (...units: Unit[]) => ({ units }) as unknown as Board;
const empty = unit(null, 0, 0);

const sent = (before: Unit) => {
  const expectation = new Expectation([before]);
  expectation.accepted('a', '2021-01-01', report('2021-01-01', 40));
  expectation.accepted('a', '2021-01-03', report('2021-01-03', 43));
  return expectation;
};

describe('what the boards must show', () => {
  it('is the last row now, and each day its own row', () => {
    const expectation = sent(empty);
    expect(expectation.days).toEqual(['2021-01-01', '2021-01-03']);
    expect(expectation.mismatchesNow(board(unit('2021-01-03', 43)))).toEqual([]);
    expect(expectation.mismatchesOn(board(unit('2021-01-01', 40)), '2021-01-01')).toEqual([]);
  });

  it.each([
    ['another count', unit('2021-01-03', 44)],
    ['an older day', unit('2021-01-01', 43)],
    [
      'no reserve told apart from none',
      { ...unit('2021-01-03', 43), capacity: { ...unit('2021-01-03', 43).capacity, reserve: 0 } },
    ],
    [
      '"nothing limits" told apart from not said',
      { ...unit('2021-01-03', 43), capacity: { ...unit('2021-01-03', 43).capacity, limitedBy: null } },
    ],
  ])('notices %s', (_, shown) => {
    expect(sent(empty).mismatchesNow(board(shown))).toHaveLength(1);
  });

  it('notices a ward that is gone', () => {
    expect(sent(empty).mismatchesNow(board())).toHaveLength(1);
  });

  it('carries a row on over a refused day, unless the ward had a past of its own', () => {
    expect(sent(empty).mismatchesOn(board(unit('2021-01-01', 40)), '2021-01-02')).toEqual([]);
    expect(sent(empty).mismatchesOn(board(unit('2021-01-02', 41)), '2021-01-02')).toHaveLength(1);
    expect(sent(unit('2021-01-02', 41)).mismatchesOn(board(unit('2021-01-02', 41)), '2021-01-02')).toEqual([]);
  });

  it('lets a newer report from before stand, and only that one', () => {
    const expectation = sent(unit('2024-12-31', 30));
    expect(expectation.keptNewer).toBe(1);
    expect(expectation.mismatchesNow(board(unit('2024-12-31', 30)))).toEqual([]);
    expect(expectation.mismatchesNow(board(unit('2021-01-03', 43)))).toHaveLength(1);
  });

  it('is looked at on days spread over the file, the first and the last among them', () => {
    const days = Array.from({ length: 1461 }, (_, index) => index);
    const some = spread(days, 12);
    expect(some).toHaveLength(12);
    expect([some[0], some.at(-1)]).toEqual([0, 1460]);
    expect(spread([1, 2, 3], 12)).toEqual([1, 2, 3]);
  });
});
