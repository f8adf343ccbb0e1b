import { describe, expect, test } from '@jest/globals';
import { ageInWords, lifeLeft } from './age.js';

const minute = 60_000;
const hour = 60 * minute;

describe('age in words', () => {
  test.each([
    [0, 'nu'],
    [59_999, 'nu'],
    [4 * minute, '4 min'],
    [59 * minute, '59 min'],
    [hour, '1 u 00'],
    [hour + 12 * minute, '1 u 12'],
    [9 * hour + 59 * minute, '9 u 59'],
    [10 * hour, '10 u'],
    [26 * hour, '26 u'],
    [48 * hour, '2 d'],
    [-5 * minute, 'nu'],
  ])('%i ms is "%s"', (age, words) => expect(ageInWords(age, 'nl')).toBe(words));

  test('in English an hour is an h', () => expect(ageInWords(72 * minute, 'en')).toBe('1 h 12'));
});

describe('life left', () => {
  test('runs from whole to nothing and never beyond', () => {
    expect(lifeLeft(0, 8 * hour, 0)).toBe(1);
    expect(lifeLeft(0, 8 * hour, 6 * hour)).toBe(0.25);
    expect(lifeLeft(0, 8 * hour, 9 * hour)).toBe(0);
    expect(lifeLeft(hour, 8 * hour, 0)).toBe(1);
    expect(lifeLeft(5, 5, 5)).toBe(0);
  });
});
