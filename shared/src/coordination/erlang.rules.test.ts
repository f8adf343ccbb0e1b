import { describe, expect, it } from '@jest/globals';
import { erlangLoss, refusedShare } from './erlang.rules.js';

describe('what a pool of beds refuses', () => {
  it.each([
    ['a ward of 8 at 85 %', 8, 6.8, 0.39],
    ['a pool of 100 at 85 %', 100, 85, 0.015],
    ['one bed that is half full', 1, 0.5, 0.5],
  ])('%s', (_, beds, occupied, share) => {
    expect(refusedShare(beds, occupied)).toBeCloseTo(share, 2);
  });

  it('is Erlang’s own number', () => {
    expect(erlangLoss(10, 5)).toBeCloseTo(0.018385, 5);
    expect(erlangLoss(0, 3)).toBe(1);
  });

  it('grows with how full it is and shrinks with how big it is, and is a share whatever is asked', () => {
    for (let beds = 1; beds <= 60; beds += 7)
      for (let occupied = 0; occupied <= beds + 2; occupied += 0.5) {
        const share = refusedShare(beds, occupied);
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
        expect(refusedShare(beds, occupied + 0.5)).toBeGreaterThanOrEqual(share - 1e-9);
        if (occupied < beds) expect(refusedShare(2 * beds, 2 * occupied)).toBeLessThanOrEqual(share + 1e-9);
      }
    expect(refusedShare(0, 0)).toBe(1);
    expect(refusedShare(4, -3)).toBeCloseTo(0);
  });
});
