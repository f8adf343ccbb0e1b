import { describe, expect, it } from '@jest/globals';
import { readEuro, typedEuro } from './euro.rules.js';

describe('an amount', () => {
  it.each([
    ['450', 45_000],
    ['450,5', 45_050],
    ['€ 1.234,56', 123_456],
    ['1234.56', 123_456],
    ['0,01', 1],
  ])('%s is read to the cent', (typed, cents) => expect(readEuro(typed)).toBe(cents));

  it.each(['', 'x', '1,234', '-5', '1.23.4', '12,345', '1e3'])('%s is none', (typed) =>
    expect(readEuro(typed)).toBeNull(),
  );

  it('is typed as it is read', () => expect(readEuro(typedEuro(123_405))).toBe(123_405));
});
