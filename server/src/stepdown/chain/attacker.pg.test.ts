import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roomUrl, type Room } from '../../platform/database/rooms.js';
import { anotherOrganisation } from '../../testing/care.js';
import { givenChain } from '../../testing/chains.js';
import { anAccount, type Organisation } from '../../testing/given.js';
import { House } from '../../testing/house.js';

interface Context {
  actor?: string;
  organisations?: string[];
  role?: string;
  regions?: string[];
}

/** Whoever holds the application's own connection to the database, and no more. */
describe('somebody with the connection of chains', () => {
  let house: House;
  let receiver: Organisation;
  let team: Organisation;
  let chain: string;
  let by: string;
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
  const seen = async (context: Context) => {
    const client = await as('placement', context);
    const counts: (number | null)[] = [];
    for (const table of ['chain', 'chain_move', 'chain_step'])
      counts.push((await client.query(`select from stepdown.${table}`)).rowCount);
    return counts;
  };
  const yes = (side: string) =>
    `update stepdown.chain_move set ${side}_said = true, ${side}_at = now(), ${side}_by = gen_random_uuid() where chain_id = $1`;

  beforeAll(async () => {
    house = await House.open({ wards: 2 });
    receiver = await anotherOrganisation(house);
    team = await anotherOrganisation(house);
    by = (await anAccount(house.db, { role: 'nationalCoordinator', register: house.register })).id;
    chain = await givenChain(house.db, house, { by, unitId: house.ward(), receiverId: receiver.id, teamId: team.id });
  });
  afterAll(async () => {
    await Promise.all(open.map((client) => client.end()));
    await house.close();
  });

  it('SEC-44, SEC-45: sees a chain only as a side of a step or as whoever helps there, and nothing in another room', async () => {
    expect(await seen({})).toEqual([0, 0, 0]);
    for (const role of ['provider', 'referrer', 'adviser', 'ministry', 'administrator', 'feed'])
      expect([role, await seen({ role, organisations: [randomUUID()] })]).toEqual([role, [0, 0, 0]]);
    expect(await seen({ role: 'chainDirector', regions: ['elsewhere'] })).toEqual([0, 0, 0]);
    expect(await seen({ role: 'chainDirector', regions: [house.register.regionId] })).toEqual([1, 1, 1]);
    for (const id of [house.organisation.id, receiver.id, team.id])
      expect(await seen({ role: 'provider', organisations: [id] })).toEqual([1, 1, 1]);
    for (const room of ['board', 'capacity', 'care', 'audit', 'admin'] as const)
      expect(await outcome(await as(room, { role: 'nationalCoordinator' }), 'select * from stepdown.chain')).toBe(
        '42501',
      );
  });

  it('says yes for its own side only, and of no side what becomes of the chain', async () => {
    const client = await as('placement', { role: 'provider', organisations: [receiver.id] });
    expect(await outcome(client, yes('sender'), [chain])).toBe('42501');
    expect(await outcome(client, yes('receiver'), [chain])).toBe('1 rows');
    expect(await outcome(client, 'update stepdown.chain_move set done_at = now() where chain_id = $1', [chain])).toBe(
      '42501',
    );
    expect(await outcome(client, 'update stepdown.chain_move set stands = false where chain_id = $1', [chain])).toBe(
      '42501',
    );
    const delivers = await as('placement', { role: 'provider', organisations: [team.id] });
    for (const side of ['sender', 'receiver']) expect(await outcome(delivers, yes(side), [chain])).toBe('42501');
    expect(await outcome(client, yes('team'), [chain])).toBe('42501');
    expect(await outcome(delivers, yes('team'), [chain])).toBe('1 rows');
    const another = await as('placement', { role: 'provider', organisations: [(await anotherOrganisation(house)).id] });
    expect(await outcome(another, yes('team'), [chain])).toBe('0 rows');
    const agree = `update stepdown.chain set state = 'agreed', agreed_at = now(), version = version + 1 where id = $1`;
    expect(await outcome(client, agree, [chain])).toBe('42501');
    expect(
      await outcome(client, `update stepdown.chain_move set who_reference = 'DS-0000-0000' where chain_id = $1`, [
        chain,
      ]),
    ).toBe('42501');
    expect(await outcome(client, 'delete from stepdown.chain where id = $1', [chain])).toBe('42501');
    const step = `insert into stepdown.chain_step (chain_id, at, kind, actor_id) values ($1, now(), 'saidYes', $2)`;
    expect(await outcome(client, step, [chain, by])).toBe('42501');
  });

  it('proposes in nobody else’s name, not where it does not work, and never from the room of placing', async () => {
    const insert = `insert into stepdown.chain (id, directory_id, reference, kind, proposed_by, proposed_role, proposed_at, fingerprint, region_ids, party_ids, asker_ids)
      values (gen_random_uuid(), $1, 'KT-0000-0000', 'path', $2, $3, now(), 'x', $4, '{}', '{}')`;
    const values = [house.register.id, by, 'chainDirector', [house.register.regionId]];
    const director = { actor: by, role: 'chainDirector', regions: ['elsewhere'] };
    expect(await outcome(await as('coordination', director), insert, values)).toBe('42501');
    expect(
      await outcome(
        await as('coordination', { ...director, actor: randomUUID(), regions: [house.register.regionId] }),
        insert,
        values,
      ),
    ).toBe('42501');
    expect(await outcome(await as('coordination', { actor: by, role: 'provider' }), insert, values)).toBe('42501');
    expect(
      await outcome(await as('placement', { ...director, regions: [house.register.regionId] }), insert, values),
    ).toBe('42501');
    expect(
      await outcome(await as('coordination', { ...director, regions: [house.register.regionId] }), insert, values),
    ).toBe('1 rows');
  });

  it('takes nothing back that happened', async () => {
    for (const sql of ['delete from stepdown.chain_step', `update stepdown.chain_step set kind = 'agreed'`])
      expect(await house.db.query(sql).catch((error: Error) => error.message)).toMatch('append-only');
  });
});
