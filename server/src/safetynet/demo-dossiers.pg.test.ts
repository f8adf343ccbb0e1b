import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import { balancesOf, outAtVws, sumOf } from '@ketenzicht/shared/safetynet';
import pg from 'pg';
import { demoPassword, loadDemoAccounts } from '../directory/demo/demo-accounts.js';
import { loadDemo } from '../directory/demo/load-demo.js';
import { roomUrl } from '../platform/database/rooms.js';
import type { RunningServer } from '../server.js';
import { Api } from '../testing/api.js';
import { newDatabase, type TestDatabase } from '../testing/database.js';
import { dossiers, fileOfDossier } from '../testing/dossiers.js';
import { serve } from '../testing/house.js';
import { loadDemoDossiers } from './demo-dossiers.js';

describe('the invented dossiers of the safety net', () => {
  let database: TestDatabase;
  let setup: pg.Pool;
  let server: RunningServer;
  const at = new Date();

  beforeAll(async () => {
    database = await newDatabase();
    await loadDemo(database.pool, at);
    await loadDemoAccounts(database.pool);
    setup = new pg.Pool({ connectionString: roomUrl({ url: database.url, roles: 'login' }, 'setup'), max: 2 });
    await Promise.all([loadDemoDossiers(setup, at), loadDemoDossiers(setup, at)]);
    server = await serve(database.url, () => at, { demoLogins: true });
  }, 60_000);
  afterAll(async () => {
    await server.stop();
    await setup.end();
    await database.close();
  });

  it('are there once, in every state, balance, and say that they are invented', async () => {
    const body = { username: 'ministerie', password: demoPassword };
    const answer = await new Api(server.url).call('POST', '/api/v1/sessions', { body });
    const api = new Api(server.url, answer.as(sessionSchema).token);
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
