import { describe, expect, it } from '@jest/globals';
import { readOptions } from './replay-options.js';

describe('the command line', () => {
  it('has sensible defaults', () => {
    expect(readOptions(['f.csv', '--base', 'http://localhost:4000/'])).toMatchObject({
      file: 'f.csv',
      base: 'http://localhost:4000',
      username: 'feed',
      limit: undefined,
      machine: undefined,
    });
  });

  it('takes a machine client by its id and key', () => {
    expect(readOptions(['f.csv', '--client', 'c', '--key', 'k.pem'])).toMatchObject({
      machine: { clientId: 'c', keyFile: 'k.pem', kid: undefined },
    });
  });

  it.each([
    [[]],
    [['a', 'b']],
    [['a', '--from', '2021-02-30']],
    [['a', '--limit', '0']],
    [['a', '--base', 'nowhere']],
    [['a', '--client', 'c']],
    [['a', '--key', 'k.pem']],
    [['a', '--colour']],
  ])('refuses %j', (args) => {
    expect(() => readOptions(args)).toThrow();
  });
});
