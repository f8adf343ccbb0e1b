import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { aWard, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';
import { aPlacementRequest, givenAttempt, givenHold } from '../testing/placing.js';

/** Whoever holds the application's own connection to the database, and no more. */
let house: House;
let asker: Somebody;
let asked: Organisation;
let alsoAsked: Organisation;
let queued: Organisation;
let holding: Organisation;
let stranger: Organisation;
let requestId: string;
let attemptId: string;
const open: pg.Client[] = [];

const tables = ['placement.request', 'placement.hold', 'placement.attempt', 'placement.step'];

interface Context {
  organisations?: string[];
  actor?: string;
  role?: string;
  regions?: string[];
}

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

const ward = ({ id }: Organisation): Context => ({ organisations: [id], actor: randomUUID(), role: 'provider' });
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
const nothing = tables.map(() => 0);

beforeAll(async () => {
  house = await House.open({ wards: 1 });
  asker = await somebody(house, 'referrer');
  [asked, alsoAsked, queued, holding, stranger] = [
    await anotherOrganisation(house),
    await anotherOrganisation(house),
    await anotherOrganisation(house),
    await anotherOrganisation(house),
    await anotherOrganisation(house),
  ];
  requestId = (await aPlacementRequest(house, asker.api)).id;
  attemptId = await givenAttempt(house.db, requestId, await aWard(house.db, asked));
  await givenAttempt(house.db, requestId, await aWard(house.db, alsoAsked), { place: 2 });
  await givenAttempt(house.db, requestId, await aWard(house.db, queued), { state: 'queued', place: 3 });
  const held = await aWard(house.db, holding);
  await house.db.query(
    `update capacity set operational = 4, occupied = 1, observed_at = now(), recorded_at = now(), valid_until = now() + interval '1 day', source = 'person', version = 1 where unit_id = $1`,
    [held.id],
  );
  await givenHold(house.db, requestId, held);
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end()));
  await house.close();
});

describe('somebody with the connection of the room of placing', () => {
  it('SEC-44, SEC-45: reads no row without a context, in the context of another organisation, or as a role without a part in it', async () => {
    expect(await seen({})).toEqual(nothing);
    expect(await seen(ward(stranger))).toEqual(nothing);
    expect(await seen({ actor: randomUUID(), role: 'referrer' })).toEqual(nothing);
    expect(await seen({ actor: randomUUID(), role: 'chainDirector', regions: ['elsewhere'] })).toEqual(nothing);
    expect(await seen({ actor: randomUUID(), role: 'ministry' })).toEqual(nothing);
  });

  it('SEC-44: whoever asks, and who helps, read all of it', async () => {
    const everything = [1, 1, 3, 4];
    expect(await seen({ actor: asker.id, role: 'referrer' })).toEqual(everything);
    expect(await seen({ actor: randomUUID(), role: 'nationalCoordinator' })).toEqual(everything);
    expect(await seen({ actor: randomUUID(), role: 'chainDirector', regions: [house.register.regionId] })).toEqual(
      everything,
    );
  });

  it('SEC-44: a ward that is asked reads its own try and its own steps, never another ward’s', async () => {
    expect(await seen(ward(asked))).toEqual([1, 0, 1, 1]);
    const client = await as('placement', ward(asked));
    const { rows } = await client.query<{ id: string }>('select id from placement.attempt');
    expect(rows).toEqual([{ id: attemptId }]);
  });

  it('SEC-44: a ward whose turn has not come reads nothing; one that keeps a bed for it reads what for', async () => {
    expect(await seen(ward(queued))).toEqual(nothing);
    expect(await seen(ward(holding))).toEqual([1, 1, 0, 0]);
  });

  it('SEC-44: writes nothing in another one’s name', async () => {
    const client = await as('placement', ward(stranger));
    expect(await outcome(client, `update placement.request set note = 'x' where id = $1`, [requestId])).toBe('0 rows');
    expect(await outcome(client, `update placement.attempt set state = 'accepted' where id = $1`, [attemptId])).toBe(
      '0 rows',
    );
    expect(
      await outcome(
        client,
        `insert into placement.request (id, directory_id, organisation_id, asked_by, reference, region_id, need, opened_at)
         values (gen_random_uuid(), $1, $2, $3, 'AV-TEST', $4, '{}', now())`,
        [house.register.id, asked.id, asker.id, house.register.regionId],
      ),
    ).toBe('42501');
    expect(
      await outcome(
        client,
        `insert into placement.step (request_id, asked_by, at, kind) values ($1, $2, now(), 'requestEnded')`,
        [requestId, asker.id],
      ),
    ).toBe('42501');
  });

  it('SEC-44: an asked ward cannot take the request for its own, nor give its try away', async () => {
    const client = await as('placement', ward(asked));
    expect(await outcome(client, 'select from placement.request where id = $1 for update', [requestId])).toBe('1 rows');
    for (const column of ['organisation_id', 'asked_by'])
      expect(
        await outcome(client, `update placement.request set ${column} = $2 where id = $1`, [requestId, asked.id]),
      ).toBe('42501');
    expect(
      await outcome(client, 'update placement.attempt set provider_id = $2 where id = $1', [attemptId, stranger.id]),
    ).toBe('42501');
    expect(await outcome(client, `update placement.step set kind = 'x'`)).toBe('42501');
    expect(await outcome(client, 'delete from placement.step')).toBe('42501');
    expect(await outcome(client, 'delete from placement.request')).toBe('42501');
    expect(await outcome(client, 'truncate placement.step')).toBe('42501');
  });

  it('SEC-44: a bed moves for whoever has a hold or a try there, and for nobody else', async () => {
    const { rows } = await house.db.query<{ id: string }>('select unit_id as id from placement.hold limit 1');
    const take = `select from placement.take_bed($1, now() + interval '1 hour', now())`;
    expect(await outcome(await as('placement', ward(stranger)), take, [rows[0]?.id])).toBe('0 rows');
    expect(await outcome(await as('board'), take, [rows[0]?.id])).toBe('42501');
  });

  it('SEC-51: no other room reads a request, and the board not for whom a bed is held', async () => {
    const national = { actor: randomUUID(), role: 'nationalCoordinator' };
    for (const room of ['board', 'capacity', 'identity', 'admin', 'care', 'audit'] as const) {
      const client = await as(room, national);
      for (const table of ['placement.request', 'placement.attempt', 'placement.step'])
        expect([room, table, await outcome(client, `select from ${table}`)]).toEqual([room, table, '42501']);
      expect([room, await outcome(client, 'select request_id from placement.hold')]).toEqual([room, '42501']);
    }
  });

  it('SEC-44: with row_security off gets an error and no rows', async () => {
    const client = await as('placement', ward(stranger));
    await client.query('set row_security = off');
    for (const table of tables)
      expect([table, await outcome(client, `select from ${table}`)]).toEqual([table, '42501']);
  });

  it('SEC-47: no row about a request can hang under another organisation than the request', async () => {
    const sql = `insert into placement.attempt (id, request_id, organisation_id, asked_by, provider_id, unit_id, state, mode, channel, place, made_at)
       select gen_random_uuid(), r.id, $2, r.asked_by, a.provider_id, a.unit_id, 'lapsed', 'together', 'system', 9, now()
       from placement.request r join placement.attempt a on a.request_id = r.id where a.id = $1`;
    const { id } = await aPlacementRequest(house, house.provider);
    const theirs = await givenAttempt(house.db, id, await aWard(house.db, asked));
    await expect(house.db.query(sql, [theirs, stranger.id])).rejects.toThrow('attempt_of_organisation');
  });
});
