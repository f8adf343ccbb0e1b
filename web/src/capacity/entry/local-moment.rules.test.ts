import { describe, expect, test } from '@jest/globals';
import { instantsOf, localMoment } from './local-moment.rules.js';

describe('a wall clock time in the Netherlands', () => {
  test('is one instant in winter and in summer, with the offset of that day', () => {
    expect(instantsOf({ date: '2026-11-22', time: '08:05' })).toEqual(['2026-11-22T08:05:00+01:00']);
    expect(instantsOf({ date: '2026-07-01', time: '08:05' })).toEqual(['2026-07-01T08:05:00+02:00']);
  });

  test('does not exist in the hour that is skipped in March', () => {
    expect(instantsOf({ date: '2026-03-29', time: '02:30' })).toEqual([]);
    expect(instantsOf({ date: '2026-03-29', time: '03:00' })).toEqual(['2026-03-29T03:00:00+02:00']);
  });

  test('is two instants in the hour that comes twice in October', () => {
    expect(instantsOf({ date: '2026-10-25', time: '02:30' })).toEqual([
      '2026-10-25T02:30:00+02:00',
      '2026-10-25T02:30:00+01:00',
    ]);
    expect(instantsOf({ date: '2026-10-25', time: '03:00' })).toEqual(['2026-10-25T03:00:00+01:00']);
  });

  test.each([
    ['', '10:00'],
    ['2026-02-30', '10:00'],
    ['2026-11-22', ''],
    ['2026-11-22', '24:30'],
  ])('%s %s is not finished', (date, time) => expect(instantsOf({ date, time })).toBeNull());

  test('comes back from an instant', () => {
    expect(localMoment(new Date('2026-11-22T22:58:00Z'))).toEqual({ date: '2026-11-22', time: '23:58' });
  });
});
