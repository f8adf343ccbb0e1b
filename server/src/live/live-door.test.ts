import { describe, expect, it } from '@jest/globals';
import { mayEnter } from './live.adapter.js';

const ours = ['https://ketenzicht.example.nl', 'https://wand.example.nl'];

const knock = (headers: Record<string, string>, origins: readonly string[] = ours) =>
  mayEnter({ headers, rawHeaders: Object.entries(headers).flat() }, origins);

describe('who may open a socket', () => {
  const host = 'ketenzicht.example.nl';

  it.each(ours)('a page of %s', (origin) => {
    expect(knock({ host, origin })).toBe(true);
    expect(knock({ host, origin, cookie: 'ketenzicht_session=x' })).toBe(true);
  });

  it('a machine, which says no origin and lends no cookie', () => {
    expect(knock({ host })).toBe(true);
  });

  it('SEC-60: never a browser that does not say where its page came from', () => {
    expect(knock({ host, cookie: 'ketenzicht_session=x' })).toBe(false);
    expect(knock({ host: 'localhost:3000', cookie: 'ketenzicht_session=x' }, [])).toBe(false);
  });

  it.each([
    'https://evil.example',
    'null',
    '',
    'http://ketenzicht.example.nl',
    'https://ketenzicht.example.nl.evil.nl',
    'https://ketenzicht.example.nl:8443',
    'https://ketenzicht.example.nl/',
    'https://ketenzicht.example.nl@evil.nl',
    'https://evil.nl#https://ketenzicht.example.nl',
    'HTTPS://KETENZICHT.EXAMPLE.NL',
    'https://sub.ketenzicht.example.nl',
    'https://ketenzicht.example.nl, https://evil.nl',
    'file://',
    'chrome-extension://abc',
  ])('BAD-61, SEC-60: never a page of %j', (origin) => {
    expect(knock({ host, origin })).toBe(false);
  });

  it.each([
    'http://good.example.evil.nl',
    'null',
    'http://good.example@evil.nl',
    'http://evil.nl/good.example',
    'ftp://good.example',
    'http://good.example/path',
  ])('BAD-61: in a demo, never a page of %j at good.example', (origin) => {
    expect(knock({ host: 'good.example', origin }, [])).toBe(false);
    expect(knock({ host: 'good.example', origin: 'http://good.example' }, [])).toBe(true);
  });

  it('SEC-92: never under another name, or under two', () => {
    expect(knock({ host: 'evil.example', origin: 'https://ketenzicht.example.nl' })).toBe(false);
    const headers = { host, origin: 'https://ketenzicht.example.nl' };
    expect(
      mayEnter({ headers, rawHeaders: ['Host', host, 'Host', 'evil.example', 'Origin', headers.origin] }, ours),
    ).toBe(false);
    expect(
      mayEnter(
        { headers, rawHeaders: ['Host', host, 'Origin', headers.origin, 'Origin', 'https://evil.example'] },
        ours,
      ),
    ).toBe(false);
  });
});
