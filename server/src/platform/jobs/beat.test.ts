import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Beat } from './beat.js';

describe('a beat', () => {
  let beat: Beat;
  let looked: number[];
  let began: number;
  const looks = (round: () => Promise<unknown>) => {
    beat = new Beat('a test', 1_000, () => {
      looked.push(Date.now() - began);
      return round();
    });
    beat.start();
  };

  beforeEach(() => {
    jest.useFakeTimers();
    jest.spyOn(console, 'error').mockImplementation(() => undefined);
    [looked, began] = [[], Date.now()];
  });
  afterEach(async () => {
    await beat.stop();
    jest.useRealTimers();
    jest.restoreAllMocks();
  });

  it('looks at once and then each second', async () => {
    looks(() => Promise.resolve());
    await jest.advanceTimersByTimeAsync(3_500);
    expect(looked).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('knocks ever more slowly at what is away, and is itself again when it is back', async () => {
    let isAway = true;
    looks(() => (isAway ? Promise.reject(new Error('away')) : Promise.resolve()));
    await jest.advanceTimersByTimeAsync(36_000);
    expect(looked).toEqual([0, 2_000, 6_000, 14_000, 24_000, 34_000]);
    isAway = false;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(looked.slice(-3)).toEqual([44_000, 45_000, 46_000]);
  });

  it('never looks twice at the same time, and waits at its end for the look that is under way', async () => {
    let finish = (): void => undefined;
    looks(() => new Promise<void>((resolve) => (finish = resolve)));
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looked).toEqual([0]);
    let isStopped = false;
    const stopping = beat.stop().then(() => (isStopped = true));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isStopped).toBe(false);
    finish();
    await stopping;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(looked).toEqual([0]);
  });
});
