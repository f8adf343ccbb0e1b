import { describe, expect, it } from '@jest/globals';
import { checkedAddress, isOutside } from './outside.js';

describe('addresses that somebody else chose', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    'fe80::1',
    'fc00::1',
    'fd12:3456::1',
    'ff02::1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'no address',
  ])('%s is not the public internet', (address) => expect(isOutside(address)).toBe(false));

  it.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '193.0.0.1', '2606:4700::1111', '2a02:898::1'])(
    '%s is',
    (address) => expect(isOutside(address)).toBe(true),
  );

  it.each([
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://[::1]/',
    'https://[::ffff:7f00:1]/',
    'https://localhost/',
    'https://iemand.geheim@8.8.8.8/'.replace('.', ':'),
    'http://8.8.8.8/',
    'ftp://8.8.8.8/',
    'file:///etc/passwd',
  ])('SEC: nothing is sent to %s', async (url) => {
    await expect(checkedAddress(new URL(url), false)).rejects.toThrow(/not a public address|not https|password/);
  });

  it('only a test may go to its own machine, and nowhere else inside', async () => {
    await expect(checkedAddress(new URL('http://127.0.0.1:1/'), true)).resolves.toMatchObject({ address: '127.0.0.1' });
    await expect(checkedAddress(new URL('https://10.0.0.1/'), true)).rejects.toThrow('not a public address');
  });
});
