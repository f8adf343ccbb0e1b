import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Api } from '../../testing/api.js';
import { House, serve } from '../../testing/house.js';

const repository = new URL('../../../../', import.meta.url);
const page = (name: string) => readFileSync(new URL(name, repository), 'utf8');

describe('whom to tell of a weakness', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open({ wards: 1 });
  });
  afterAll(() => house.close());

  it('SEC-109: security.txt says who, in which languages, under which policy, and until when', async () => {
    const named = await serve(house.database.url, undefined, {
      door: {
        origins: ['https://ketenzicht.example.nl'],
        rates: undefined,
        patience: { headers: 10_000, request: 30_000 },
      },
    });
    const { text, headers, status } = await new Api(house.url).get('/.well-known/security.txt');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    for (const field of [/^Contact: mailto:\S+@\S+$/m, /^Policy: https:\/\/\S+$/m, /^Preferred-Languages: nl, en$/m])
      expect(text).toMatch(field);
    expect(text).not.toMatch(/^Canonical/m);
    await named.stop();
    expect((await new Api(house.url).get('/.well-known/security')).status).toBe(404);
  });

  it('SEC-109: it expires within a year, and not within sixty days: renew it in security-txt.controller.ts', async () => {
    const { text } = await new Api(house.url).get('/.well-known/security.txt');
    const days = (Date.parse(/^Expires: (\S+)$/m.exec(text)?.[1] ?? '') - Date.now()) / 86_400_000;
    expect(days).toBeGreaterThan(60);
    expect(days).toBeLessThan(366);
  });

  it('SEC-110: SECURITY.md and the contact in publiccode.yml say the same', async () => {
    const { text } = await new Api(house.url).get('/.well-known/security.txt');
    const contact = /mailto:(\S+)/.exec(text)?.[1] ?? '';
    expect(page('publiccode.yml')).toContain(contact);
    expect(page('SECURITY.md')).toContain(contact);
    expect(page('README.md')).toContain('SECURITY.md');
  });
});
