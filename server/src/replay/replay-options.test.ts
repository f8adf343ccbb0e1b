import { describe, expect, it } from '@jest/globals';
import { readOptions } from './replay-options.js';

describe('the command line', () => {
  it('has sensible defaults', () => {
    expect(readOptions(['f.csv', '--base', 'http://localhost:4000/'])).toMatchObject({
      file: 'f.csv',
      base: 'http://localhost:4000',
      username: 'feed',
      limit: undefined,
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--from', '2021-02-30']],
    [['a', '--limit', '0']],
    [['a', '--base', 'nowhere']],
    [['a', '--colour']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
