import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roomUrl, type Room } from '../../platform/database/rooms.js';
import { someArrangement } from '../../testing/arranging.js';
import { aPerson, anotherOrganisation, somebody } from '../../testing/care.js';
import type { Organisation } from '../../testing/given.js';
import { House } from '../../testing/house.js';
import { today } from '../../testing/placing.js';

interface Context {
  organisations?: string[];
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of arrangements', () => {
  let house: House;
  let id: string;
  let nightId: string;
  let stranger: Organisation;
  const open: pg.Client[] = [];
  const tables = ['arrangement', 'arrangement_version', 'respite_night'].map((name) => `stepdown.${name}`);
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
  const seen = async (room: Room, context: Context): Promise<(number | null)[]> => {
    const client = await as(room, context);
    const counts: (number | null)[] = [];
    for (const table of tables) counts.push((await client.query(`select from ${table}`)).rowCount);
    return counts;
  };
  const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
    client.query(sql, values).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code?: string }) => error.code ?? 'no code',
    );
  const provider = ({ id: one }: Organisation): Context => ({ organisations: [one], role: 'provider' });

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    stranger = await anotherOrganisation(house);
    const nurse = await somebody(house, 'provider');
    const { id: personId } = await aPerson(house, nurse);
    ({ id, nightId } = await someArrangement(house.db, house.organisation, {
      by: nurse.id,
      state: 'agreed',
      personId,
    }));
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: reads no row without a context, of another organisation, or as a role without a part in it', async () => {
    expect(await seen('placement', {})).toEqual(nothing);
    expect(await seen('placement', provider(stranger))).toEqual(nothing);
    for (const role of [
      'referrer',
      'ministry',
      'adviser',
      'nationalCoordinator',
      'chainDirector',
      'clock',
      'organisationAdministrator',
      'feed',
    ])
      expect([
        role,
        await seen('placement', { role, organisations: [house.organisation.id], regions: [house.register.regionId] }),
      ]).toEqual([role, nothing]);
    expect(await seen('placement', provider(house.organisation))).toEqual([1, 1, 1]);
  });

  it('SEC-45: other rooms see none of it, but for the officer who answers whoever asks what is kept about them', async () => {
    for (const room of ['board', 'capacity', 'coordination', 'admin', 'identity', 'audit'] as const)
      expect([
        room,
        await outcome(await as(room, provider(house.organisation)), 'select from stepdown.arrangement'),
      ]).toEqual([room, '42501']);
    expect(await seen('care', provider(house.organisation))).toEqual(nothing);
    expect(await seen('care', { ...provider(house.organisation), role: 'privacyOfficer' })).toEqual([1, 1, 1]);
    for (const column of ['content', 'about', 'person_id'])
      expect([column, await outcome(await as('jobs'), `select ${column} from stepdown.arrangement`)]).toEqual([
        column,
        '42501',
      ]);
  });

  it('SEC-47: changes nothing that was agreed, erases nothing, and writes nothing under another one’s name', async () => {
    const own = await as('placement', provider(house.organisation));
    for (const table of tables) expect([table, await outcome(own, `delete from ${table}`)]).toEqual([table, '42501']);
    expect(await outcome(own, 'update stepdown.arrangement_version set at = now()')).toBe('42501');
    for (const column of ['reference', 'about', 'person_id', 'provider_id'])
      expect([column, await outcome(own, `update stepdown.arrangement set ${column} = ${column}`)]).toEqual([
        column,
        '42501',
      ]);
    expect(await outcome(own, 'update stepdown.arrangement set content = content')).toBe('23514');
    const version = `insert into stepdown.arrangement_version (provider_id, arrangement_id, number, content, agreed_on, agreed_with, starts_on, at, actor_id)
      values ($1, $2, 9, '{}', '2026-01-01', $4, '2026-01-01', now(), coalesce($3::uuid, access.actor()))`;
    const other = await as('placement', provider(stranger));
    expect(await outcome(other, version, [house.organisation.id, id, null, '{client}'])).toBe('42501');
    expect(await outcome(other, version, [stranger.id, id, null, '{client}'])).toBe('42501');
    expect(await outcome(own, version, [house.organisation.id, id, randomUUID(), '{client}'])).toBe('42501');
    expect(await outcome(own, version, [house.organisation.id, id, null, '{family}'])).toBe('23514');
  });

  it('books no fourth night in a week, no 157th in a year, and brings back none that was taken back', async () => {
    const own = await as('placement', provider(house.organisation));
    const night = (on: string) =>
      outcome(
        own,
        `insert into stepdown.respite_night (provider_id, arrangement_id, id, on_day, at, actor_id) values ($1, $2, $3, $4, now(), access.actor())`,
        [house.organisation.id, id, randomUUID(), on],
      );
    for (const on of ['2030-12-30', '2030-12-31', '2031-01-01']) expect(await night(on)).toBe('1 rows');
    expect(await night('2031-01-02')).toBe('23514');
    expect(await night('2031-01-06')).toBe('1 rows');
    await house.db.query(
      `insert into stepdown.respite_night (provider_id, arrangement_id, id, on_day, at, actor_id)
       select $1, $2, gen_random_uuid(), d::date, now(), $1 from generate_series('2032-01-05'::timestamp, '2032-12-31', '1 day') d
       where extract(isodow from d) <= 3 order by d`,
      [house.organisation.id, id],
    );
    expect(await night('2032-01-01')).toBe('23514');
    const back = 'update stepdown.respite_night set cancelled_at = now(), cancelled_by = access.actor() where id = $1';
    expect(await outcome(own, back, [nightId])).toBe('1 rows');
    expect(await outcome(own, back, [nightId])).toBe('42501');
    expect(await outcome(own, `update stepdown.respite_night set cancelled_at = null, cancelled_by = null`)).toBe(
      '42501',
    );
    expect(await outcome(own, 'update stepdown.respite_night set on_day = $1', [today()])).toBe('42501');
  });
});
