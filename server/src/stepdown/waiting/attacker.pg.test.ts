import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { WaitFile } from '@ketenzicht/shared/stepdown';
import pg from 'pg';
import { roomUrl, type Room } from '../../platform/database/rooms.js';
import { aPerson, anotherOrganisation, somebody } from '../../testing/care.js';
import type { Organisation } from '../../testing/given.js';
import { House } from '../../testing/house.js';
import { today } from '../../testing/placing.js';
import { aWait } from '../../testing/waiting.js';

interface Context {
  organisations?: string[];
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of who waits to leave', () => {
  let house: House;
  let wait: WaitFile['wait'];
  let stranger: Organisation;
  const open: pg.Client[] = [];
  const tables = ['wait', 'wait_said', 'wait_expected'].map((name) => `stepdown.${name}`);
  const nothing = [0, 0, 0];

  async function as(room: Room, { organisations = [], role = '', regions = [] }: Context = {}) {
    const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
    await client.connect();
    open.push(client);
    await client.query(
      `select set_config('app.organisations', $1, false), set_config('app.actor', $2, false), set_config('app.role', $3, false), set_config('app.regions', $4, false)`,
      [`{${organisations.join()}}`, randomUUID(), role, `{${regions.map((one) => JSON.stringify(one)).join()}}`],
    );
    return client;
  }
  const seen = async (context: Context): Promise<(number | null)[]> => {
    const client = await as('placement', context);
    const counts: (number | null)[] = [];
    for (const table of tables) counts.push((await client.query(`select from ${table}`)).rowCount);
    return counts;
  };
  const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
    client.query(sql, values).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code?: string }) => error.code ?? 'no code',
    );
  const provider = ({ id }: Organisation): Context => ({ organisations: [id], role: 'provider' });

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    stranger = await anotherOrganisation(house);
    const nurse = await somebody(house, 'provider');
    const { id: personId } = await aPerson(house, nurse);
    ({ wait } = await aWait(nurse.api, house, house.ward(), { personId, expectedOn: today(9) }));
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: reads no row without a context, of another organisation or region, or as a role without a part in it', async () => {
    expect(await seen({})).toEqual(nothing);
    expect(await seen(provider(stranger))).toEqual(nothing);
    expect(await seen({ role: 'chainDirector', regions: ['elsewhere'] })).toEqual(nothing);
    for (const role of ['referrer', 'ministry', 'adviser', 'administrator', 'organisationAdministrator', 'feed'])
      expect([role, await seen({ role, organisations: [house.organisation.id] })]).toEqual([role, nothing]);
  });

  it('SEC-44: whom it concerns read all of it', async () => {
    for (const context of [
      provider(house.organisation),
      { role: 'nationalCoordinator' },
      { role: 'chainDirector', regions: [house.register.regionId] },
    ])
      expect(await seen(context)).toEqual([1, 1, 1]);
  });

  it('SEC-45: other rooms see none of it, but for the officer who answers whoever asks what is kept about them', async () => {
    for (const room of ['board', 'capacity', 'coordination', 'admin', 'identity', 'audit'] as const)
      expect([
        room,
        await outcome(await as(room, { role: 'nationalCoordinator' }), 'select from stepdown.wait'),
      ]).toEqual([room, '42501']);
    const care = async (role: string) =>
      outcome(await as('care', { ...provider(house.organisation), role }), 'select from stepdown.wait');
    expect([await care('provider'), await care('privacyOfficer')]).toEqual(['0 rows', '1 rows']);
    expect(await outcome(await as('jobs'), 'select municipality from stepdown.wait')).toBe('42501');
  });

  it('SEC-47: changes nothing that was said, erases nobody, and writes nothing under another one’s name', async () => {
    const own = await as('placement', provider(house.organisation));
    for (const table of ['wait_said', 'wait_expected']) {
      expect(await outcome(own, `update stepdown.${table} set at = now()`)).toBe('42501');
      expect(await outcome(own, `delete from stepdown.${table}`)).toBe('42501');
    }
    expect(await outcome(own, 'delete from stepdown.wait')).toBe('42501');
    expect(await outcome(own, 'update stepdown.wait set reference = reference')).toBe('42501');
    expect(await outcome(own, 'update stepdown.wait set acts_by = acts_by')).toBe('23514');
    const said = `insert into stepdown.wait_said (provider_id, wait_id, at, actor_id, waits_for, acts_by, payer) values ($1, $2, now(), coalesce($3::uuid, access.actor()), 'other', 'ward', 'wfz')`;
    const other = await as('placement', provider(stranger));
    expect(await outcome(other, said, [house.organisation.id, wait.id, null])).toBe('42501');
    expect(await outcome(other, said, [stranger.id, wait.id, null])).toBe('42501');
    expect(await outcome(own, said, [house.organisation.id, wait.id, randomUUID()])).toBe('42501');
  });

  it('SEC-41: as somebody who helps says who acts and when, whatever our own code says', async () => {
    for (const context of [
      { role: 'nationalCoordinator' },
      { role: 'chainDirector', regions: [house.register.regionId] },
    ]) {
      const client = await as('placement', context);
      await client.query('begin');
      const set = (what: string) => `update stepdown.wait set ${what}, version = version + 1`;
      await client.query('savepoint before');
      for (const what of [
        `payer = 'wmo'`,
        `ready_since = ready_since - 1`,
        'person_id = null',
        `state = 'died', ended_on = ready_since, ended_at = now()`,
      ]) {
        expect([what, await outcome(client, set(what))]).toEqual([what, '42501']);
        await client.query('rollback to before');
      }
      expect(await outcome(client, 'update stepdown.wait set person_id = null')).toBe('23514');
      await client.query('rollback to before');
      expect(await outcome(client, set(`acts_by = 'ciz'`))).toBe('1 rows');
      await client.query('rollback');
    }
  });

  it('changes no tariff', async () => {
    for (const room of ['placement', 'board'] as const)
      for (const sql of ['update stepdown.tariff set day_cents = 1', 'delete from stepdown.tariff'])
        expect(await outcome(await as(room, { role: 'administrator' }), sql)).toBe('42501');
  });
});
