import { describe, expect, test } from '@jest/globals';
import { pressure, sayLeft, spokenAt } from './clock.rules.js';

const minute = 60_000;

describe('what is left is said as one would', () => {
  test.each([
    [3 * 24 * 60, 'nog 3 d'],
    [47 * 60, 'nog 47 u'],
    [5 * 60 + 12, 'nog 5 u 12'],
    [2 * 60, 'nog 2 u 00'],
    [119, 'nog 119 min'],
    [38, 'nog 38 min'],
    [10, 'nog 10 min'],
    [9.99, 'nog 9:59'],
    [0.05, 'nog 0:03'],
    [0, 'verlopen'],
    [-5, 'verlopen'],
  ])('%s minutes: %s', (minutes, words) => {
    expect(sayLeft(minutes * minute, 'nl')).toBe(words);
  });

  test('in English too', () => {
    expect(sayLeft(38 * minute, 'en')).toBe('38 min left');
    expect(sayLeft(0, 'en')).toBe('over');
  });
});

test('a countdown speaks at ten, five and one minute and when it is over, and is silent otherwise', () => {
  const said = [60, 11, 10, 6, 5, 2, 1, 0.5, 0].map((minutes) => spokenAt(minutes * minute));
  expect(said).toEqual([null, null, 10, 10, 5, 5, 1, 1, 0]);
});

test('it presses in the last quarter of an hour, and is late at the very moment', () => {
  expect([20, 15, 1, 0].map((minutes) => pressure(minutes * minute))).toEqual(['calm', 'soon', 'soon', 'late']);
});
