import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { balancesOf, outAtVws, sumOf } from '@ketenzicht/shared/safetynet';
import { dossiers, fileOfDossier } from '../testing/dossiers.js';
import { openDemo, type Demo } from '../testing/demo.js';
import { loadDemoDossiers } from './demo-dossiers.js';

describe('the invented dossiers of the safety net', () => {
  let demo: Demo;
  const at = new Date();

  beforeAll(async () => {
    demo = await openDemo(at, (setup) => Promise.all([loadDemoDossiers(setup, at), loadDemoDossiers(setup, at)]));
  }, 60_000);
  afterAll(() => demo.close());

  it('are there once, in every state, balance, and say that they are invented', async () => {
    const api = await demo.as('ministerie');
    const all = await dossiers(api);
    expect(all).toHaveLength(8);
    expect([...new Set(all.map(({ state }) => state))].toSorted()).toEqual([
      'advanced',
      'open',
      'settled',
      'withdrawn',
    ]);
    expect(all.filter(({ state, daysLeft }) => state === 'open' && daysLeft === 0)).toHaveLength(1);
    for (const { id } of all) {
      const { dossier, bookings } = await fileOfDossier(api, id);
      const entries = bookings.flatMap((booking) => booking.entries);
      expect(bookings.map((booking) => sumOf(booking.entries)).filter((sum) => sum !== 0)).toEqual([]);
      expect(outAtVws(balancesOf(entries))).toBe(dossier.outAtVwsCents);
      expect(dossier.summary).toMatch(/^Verzonnen/);
    }
  });
});
