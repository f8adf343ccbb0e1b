import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roomUrl, type Room } from '../../platform/database/rooms.js';
import { anotherOrganisation } from '../../testing/care.js';
import { aWard, anAccount, type Organisation } from '../../testing/given.js';
import { aDwelling, aWaiting } from '../../testing/homes.js';
import { House } from '../../testing/house.js';

interface Context {
  actor?: string;
  organisations?: string[];
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of step-down places', () => {
  let house: House;
  let stranger: Organisation;
  let keeper: string;
  let promiser: string;
  let home: string;
  const open: pg.Client[] = [];

  async function as(room: Room, { actor = randomUUID(), organisations = [], role = '', regions = [] }: Context = {}) {
    const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
    await client.connect();
    open.push(client);
    await client.query(
      `select set_config('app.organisations', $1, false), set_config('app.actor', $2, false), set_config('app.role', $3, false), set_config('app.regions', $4, false)`,
      [`{${organisations.join()}}`, actor, role, `{${regions.map((one) => JSON.stringify(one)).join()}}`],
    );
    return client;
  }
  const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
    client.query(sql, values).then(
      ({ rowCount }) => `${rowCount} rows`,
      (error: { code?: string }) => error.code ?? 'no code',
    );
  const promises = async (context: Context) =>
    (await (await as('placement', context)).query('select from stepdown.promise')).rowCount;

  beforeAll(async () => {
    house = await House.open({ wards: 1 });
    stranger = await anotherOrganisation(house);
    keeper = (await anAccount(house.db, { organisation: house.organisation })).id;
    promiser = (await anAccount(house.db, { organisation: stranger })).id;
    home = await aDwelling(house.db, house.register, {
      by: keeper,
      organisationId: house.organisation.id,
      state: 'promised',
      promiser: { id: promiser, organisationId: stranger.id },
    });
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: reads for whom a dwelling is promised only as one of the two sides, and nothing in another room', async () => {
    expect(await promises({})).toBe(0);
    for (const role of ['referrer', 'adviser', 'ministry', 'administrator', 'feed'])
      expect([role, await promises({ role })]).toEqual([role, 0]);
    expect(await promises({ role: 'chainDirector', regions: ['elsewhere'] })).toBe(0);
    expect(await promises({ role: 'provider', organisations: [randomUUID()] })).toBe(0);
    expect(await promises({ role: 'provider', organisations: [house.organisation.id] })).toBe(1);
    expect(await promises({ role: 'provider', organisations: [stranger.id] })).toBe(1);
    for (const room of ['board', 'capacity', 'care', 'coordination', 'admin'] as const)
      expect(await outcome(await as(room, { role: 'ministry' }), 'select from stepdown.promise')).toBe('42501');
  });

  it('SEC-44: reads what is promised to somebody who waits as their ward, and as no other', async () => {
    const [third, fourth] = [await anotherOrganisation(house), await anotherOrganisation(house)];
    const { reference } = await aWaiting(house.db, (await aWard(house.db, third)).id, keeper);
    const asWard = ({ id }: Organisation) => promises({ role: 'provider', organisations: [id] });
    expect(await asWard(third)).toBe(0);
    await house.db.query('update stepdown.promise set reference = $1 where dwelling_id = $2', [reference, home]);
    expect([await asWard(third), await asWard(fourth)]).toEqual([1, 0]);
    for (const role of ['referrer', 'adviser', 'ministry'])
      expect([role, await promises({ role, organisations: [third.id] })]).toEqual([role, 0]);
    expect(await promises({ role: 'chainDirector', regions: ['elsewhere'] })).toBe(0);
    const client = await as('placement', { actor: randomUUID(), role: 'provider', organisations: [third.id] });
    expect(await outcome(client, `update stepdown.promise set state = 'released', ended_at = now()`)).toBe('0 rows');
  });

  it('who promised it may give it back, and changes nothing of what it is', async () => {
    const client = await as('placement', { actor: promiser, role: 'provider', organisations: [stranger.id] });
    const cheaper = 'update stepdown.dwelling set rent_cents = 1, version = version + 1 where id = $1';
    expect(await outcome(client, cheaper, [home])).toBe('42501');
    expect(
      await outcome(
        client,
        `update stepdown.dwelling set state = 'let', ended_at = now(), version = version + 1 where id = $1`,
        [home],
      ),
    ).toBe('42501');
    expect(await outcome(client, `update stepdown.dwelling set region_id = 'x' where id = $1`, [home])).toBe('42501');
    expect(await outcome(client, 'delete from stepdown.dwelling where id = $1', [home])).toBe('42501');
  });

  it('promises no dwelling twice and none in the name of another, whatever our own code says', async () => {
    const promise = `insert into stepdown.promise (id, dwelling_id, kept_by, region_id, organisation_id, promised_by, reference, promised_at, until_at)
      values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, now(), now() + interval '1 day')`;
    const client = await as('placement', { actor: promiser, role: 'provider', organisations: [stranger.id] });
    const values = [home, house.organisation.id, house.register.regionId];
    expect(await outcome(client, promise, [...values, stranger.id, promiser, 'DS-0000-0001'])).toBe('23505');
    expect(await outcome(client, promise, [...values, house.organisation.id, promiser, 'DS-0000-0001'])).toBe('42501');
    expect(await outcome(client, promise, [...values, stranger.id, keeper, 'DS-0000-0001'])).toBe('42501');
    expect(
      await outcome(client, promise, [
        home,
        stranger.id,
        house.register.regionId,
        stranger.id,
        promiser,
        'DS-0000-0001',
      ]),
    ).toBe('42501');
  });

  it('says nothing of a team of another organisation, and takes nothing back that was said', async () => {
    const say = `insert into stepdown.vpt_count (organisation_id, region_id, version, directory_id, clients, most_clients, observed_at, valid_until, reported_by, key, fingerprint)
      values ($1, $2, 1, $3, '{"clustered": 1}', 2, now(), now() + interval '1 day', $4, gen_random_uuid(), 'x')`;
    const client = await as('placement', { actor: promiser, role: 'provider', organisations: [stranger.id] });
    const values = [house.register.regionId, house.register.id, promiser];
    expect(await outcome(client, say, [house.organisation.id, ...values])).toBe('42501');
    expect(await outcome(client, say, [stranger.id, ...values])).toBe('1 rows');
    expect(await outcome(client, 'update stepdown.vpt_count set most_clients = 9')).toBe('42501');
    expect(await house.db.query('delete from stepdown.vpt_count').catch((error: Error) => error.message)).toMatch(
      'append-only',
    );
  });
});
