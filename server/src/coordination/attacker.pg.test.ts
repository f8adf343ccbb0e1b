import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CaseFile } from '@ketenzicht/shared/coordination';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { around, openCase } from '../testing/cases.js';
import type { Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { aPlacementRequest, today } from '../testing/placing.js';

interface Context {
  organisations?: string[];
  actor?: string;
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of the room of the coordination point', () => {
  let house: House;
  let opened: CaseFile;
  let stranger: Organisation;
  let taking: Somebody;
  const open: pg.Client[] = [];
  const tables = ['case_file', 'case_step', 'case_task', 'case_conference'].map((name) => `coordination.${name}`);
  const nothing = tables.map(() => 0);
  /** Opened, two tasks, a participant, a conference. */
  const everything = [1, 5, 2, 1];

  async function as(room: Room, { organisations = [], actor = '', role = '', regions = [] }: Context = {}) {
    const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
    await client.connect();
    open.push(client);
    await client.query(
      `select set_config('app.organisations', $1, false), set_config('app.actor', $2, false), set_config('app.role', $3, false), set_config('app.regions', $4, false)`,
      [`{${organisations.join()}}`, actor, role, `{${regions.map((one) => JSON.stringify(one)).join()}}`],
    );
    return client;
  }
  const seen = async (context: Context): Promise<(number | null)[]> => {
    const client = await as('coordination', context);
    const counts: (number | null)[] = [];
    for (const table of tables) counts.push((await client.query(`select from ${table}`)).rowCount);
    return counts;
  };
  const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
    client.query(sql, values).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code?: string }) => error.code ?? 'no code',
    );
  const provider = ({ id }: Organisation): Context => ({ organisations: [id], actor: randomUUID(), role: 'provider' });

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    stranger = await anotherOrganisation(house);
    taking = await somebody(house, 'adviser');
    opened = await openCase(house.provider, house);
    const path = `cases/${opened.case.id}`;
    await around(house.provider, 'POST', `${path}/tasks`, { text: 'Bel', ownerName: 'Iemand', dueOn: today(1) });
    await around(house.provider, 'POST', `${path}/tasks`, { text: 'Bel terug', ownerName: 'Iemand', dueOn: today(1) });
    await around(house.provider, 'POST', `${path}/participants`, { accountId: taking.id });
    await around(house.provider, 'POST', `${path}/conferences`, {
      at: new Date().toISOString(),
      invited: ['Gemeente'],
    });
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: reads no row without a context, in the context of another organisation, or as a role without a part in it', async () => {
    expect(await seen({})).toEqual(nothing);
    expect(await seen(provider(stranger))).toEqual(nothing);
    expect(await seen({ actor: randomUUID(), role: 'referrer' })).toEqual(nothing);
    expect(await seen({ actor: randomUUID(), role: 'chainDirector', regions: ['elsewhere'] })).toEqual(nothing);
    for (const role of ['adviser', 'ministry', 'administrator', 'organisationAdministrator', 'privacyOfficer', 'feed'])
      expect([role, await seen({ actor: randomUUID(), role })]).toEqual([role, nothing]);
  });

  it('SEC-44: whom it concerns read all of it: who brought it, who takes part, the region, the coordination point', async () => {
    expect(await seen(provider(house.organisation))).toEqual(everything);
    expect(await seen({ actor: taking.id, role: 'adviser' })).toEqual(everything);
    expect(await seen({ actor: randomUUID(), role: 'nationalCoordinator' })).toEqual(everything);
    expect(await seen({ actor: randomUUID(), role: 'chainDirector', regions: [house.register.regionId] })).toEqual(
      everything,
    );
  });

  it('SEC-44: writes nothing in another one’s name, and takes no case for its own', async () => {
    const client = await as('coordination', provider(stranger));
    const { id } = opened.case;
    expect(await outcome(client, `update coordination.case_file set title = 'x' where id = $1`, [id])).toBe('0 rows');
    expect(await outcome(client, `update coordination.case_task set done_at = now() where case_id = $1`, [id])).toBe(
      '0 rows',
    );
    const step = `insert into coordination.case_step (case_id, at, kind, region_id, rung, party_ids) values ($1, now(), 'closed', '', '', '{}')`;
    expect(await outcome(client, step, [id])).toMatch(/42501|23502/);
    expect(
      await outcome(
        client,
        `insert into coordination.case_file (id, directory_id, reference, kind, title, urgency, region_id, rung, rung_since, deadline, owner_id, organisation_id, opened_at)
         values (gen_random_uuid(), $1, 'CP-TEST', 'casus', 'Test', 'crisis', $2, 'provider', now(), now(), $3, $4, now())`,
        [house.register.id, house.register.regionId, taking.id, house.organisation.id],
      ),
    ).toBe('42501');
  });

  it('SEC-44: the timeline is never rewritten, and nothing is taken away, by whoever it concerns', async () => {
    const client = await as('coordination', provider(house.organisation));
    expect(await outcome(client, `update coordination.case_step set kind = 'x'`)).toBe('42501');
    for (const table of tables)
      expect([table, await outcome(client, `delete from ${table}`)]).toEqual([table, '42501']);
    expect(await outcome(client, 'truncate coordination.case_step')).toBe('42501');
  });

  it('SEC-44: of a request only whose it is can be read here, and only by whoever keeps it', async () => {
    await aPlacementRequest(house, house.provider);
    const read = 'select id, region_id from placement.request';
    expect(await outcome(await as('coordination', provider(house.organisation)), read)).toBe('1 rows');
    expect(await outcome(await as('coordination', provider(stranger)), read)).toBe('0 rows');
    expect(
      await outcome(await as('coordination', provider(house.organisation)), 'select need, note from placement.request'),
    ).toBe('42501');
  });

  it('SEC-51: no other room reads a case', async () => {
    const national = { actor: randomUUID(), role: 'nationalCoordinator' };
    for (const room of ['board', 'capacity', 'identity', 'admin', 'care', 'placement', 'audit'] as const) {
      const client = await as(room, national);
      for (const table of tables)
        expect([room, table, await outcome(client, `select from ${table}`)]).toEqual([room, table, '42501']);
    }
  });

  it('SEC-44: with row_security off gets an error and no rows', async () => {
    const client = await as('coordination', provider(stranger));
    await client.query('set row_security = off');
    for (const table of tables)
      expect([table, await outcome(client, `select from ${table}`)]).toEqual([table, '42501']);
  });
});
