import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { localDate } from '@ketenzicht/shared/kernel';
import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { anotherOrganisation, somebody, type Somebody } from '../testing/care.js';
import { aFollowed } from '../testing/following.js';
import { House } from '../testing/house.js';

/** Whoever holds the application's own connection to the database, and no more. */
let house: House;
let one: Trajectory;
let nurse: Somebody;
let director: Somebody;
const open: pg.Client[] = [];
const tables = ['trajectory', 'step', 'tenure', 'plan', 'weighing', 'contact'];

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
    [`{${organisations.join()}}`, actor, role, `{${regions.map((region) => JSON.stringify(region)).join()}}`],
  );
  return client;
}

async function seen(client: pg.Client): Promise<(number | null)[]> {
  const counts: (number | null)[] = [];
  for (const table of tables) counts.push((await client.query(`select from ketenveldnorm.${table}`)).rowCount);
  return counts;
}
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );
const nothing = tables.map(() => 0);

beforeAll(async () => {
  house = await House.open({ wards: 1 });
  nurse = await somebody(house, 'provider');
  director = await somebody(house, 'chainDirector');
  one = await aFollowed(house, nurse, director.api, localDate(new Date()));
  for (const table of tables)
    expect([table, (await house.db.query(`select from ketenveldnorm.${table}`)).rowCount]).not.toContain(0);
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end()));
  await house.close();
});

describe('people who are followed, with the connection of the application and a foreign context', () => {
  it('SEC-44 SEC-46: no context, another organisation, another region or another role reads nothing', async () => {
    const organisation = await anotherOrganisation(house);
    const contexts: Context[] = [
      {},
      { organisations: [organisation.id], actor: randomUUID(), role: 'provider' },
      { actor: randomUUID(), role: 'chainDirector', regions: ['elsewhere'] },
      { actor: randomUUID(), role: 'chainDirector', regions: [] },
      { actor: randomUUID(), role: 'nationalCoordinator', regions: [house.register.regionId] },
      { actor: randomUUID(), role: 'administrator', regions: [house.register.regionId] },
    ];
    for (const context of contexts) expect(await seen(await as('care', context))).toEqual(nothing);
    const bare = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, 'care') });
    await bare.connect();
    open.push(bare);
    expect(await seen(bare)).toEqual(nothing);
  });

  it('SEC-44: a colleague and a director of the region see the card and who answers for it, and nothing inside', async () => {
    const contexts: Context[] = [
      { organisations: [house.organisation.id], actor: randomUUID(), role: 'provider' },
      { actor: randomUUID(), role: 'chainDirector', regions: [house.register.regionId] },
    ];
    for (const context of contexts) {
      const [trajectory, step, , ...inside] = await seen(await as('care', context));
      expect([trajectory, step, ...inside]).toEqual([1, 0, ...inside.map(() => 0)]);
    }
  });

  it('SEC-44: whoever is of elsewhere moves nothing, and a colleague neither', async () => {
    const organisation = await anotherOrganisation(house);
    const contexts: Context[] = [
      { organisations: [organisation.id], actor: randomUUID(), role: 'provider' },
      { organisations: [house.organisation.id], actor: randomUUID(), role: 'provider' },
      { actor: randomUUID(), role: 'chainDirector', regions: ['elsewhere'] },
    ];
    for (const context of contexts) {
      const client = await as('care', context);
      const { rowCount } = await client.query(
        `update ketenveldnorm.trajectory set owner_id = $1, version = version + 1, changed_at = now()`,
        [nurse.id],
      );
      expect(rowCount).toBe(0);
      const step = `insert into ketenveldnorm.plan (organisation_id, trajectory_id, version, from_on, interval_days, agreed_with, words, made_at, made_by)
        values ($1, $2, 9, now(), 1, '{}', 'v1|', now(), $3)`;
      expect(await codeOf(client.query(step, [one.organisationId, one.id, nurse.id]))).toBe('42501');
    }
  });

  it('SEC-44: nobody of elsewhere, and no colleague, lets themselves in: only a director of the region does, and then the file opens', async () => {
    const me = randomUUID();
    const join = (client: pg.Client) =>
      client.query(
        `update ketenveldnorm.trajectory set party_ids = party_ids || $1::uuid, version = version + 1, changed_at = now()`,
        [me],
      );
    const contexts: Context[] = [
      {},
      { organisations: [house.organisation.id], actor: me, role: 'provider' },
      { actor: me, role: 'chainDirector', regions: ['elsewhere'] },
      { actor: me, role: 'nationalCoordinator', regions: [house.register.regionId] },
    ];
    for (const context of contexts) {
      const client = await as('care', context);
      expect((await join(client)).rowCount).toBe(0);
      // A line in the table beside it opens nothing by itself.
      const line = `insert into ketenveldnorm.taking_part (organisation_id, account_id, trajectory_id) values ($1, $2, $3) on conflict do nothing`;
      await codeOf(client.query(line, [one.organisationId, me, one.id]));
      expect((await client.query('select from ketenveldnorm.plan')).rowCount).toBe(0);
    }
    const client = await as('care', { actor: me, role: 'chainDirector', regions: [house.register.regionId] });
    expect((await client.query('select from ketenveldnorm.plan')).rowCount).toBe(0);
    await client.query('begin');
    expect((await join(client)).rowCount).toBe(1);
    expect((await client.query('select from ketenveldnorm.plan')).rowCount).toBe(1);
    await client.query('rollback');
  });

  it('the promise is the database’s own: no early end by one, none by an evaluation before its day, no way back to a lower version', async () => {
    const client = await as('care', { actor: director.id, role: 'chainDirector', regions: [house.register.regionId] });
    const end = (set: string) =>
      codeOf(
        client.query(
          `update ketenveldnorm.trajectory set phase = 'ended', ended_on = current_date, next_contact_on = null, version = version + 1, changed_at = now(), ${set} where id = $1`,
          [one.id],
        ),
      );
    expect(await end(`end_ground = 'evaluated'`)).toBe('23514');
    expect(await end(`end_ground = 'death', end_proposed_by = '${nurse.id}'`)).toBe('23514');
    const both = `end_proposed_by = '${nurse.id}', end_agreed_by = '${nurse.id}'`;
    expect(await end(`end_ground = 'death', ${both}`)).toBe('23514');
    const back = 'update ketenveldnorm.trajectory set version = version - 1 where id = $1';
    expect(await codeOf(client.query(back, [one.id]))).toBe('23514');
    const early = `update ketenveldnorm.trajectory set regular_end = included_on + 700, version = version + 1 where id = $1`;
    expect(await codeOf(client.query(early, [one.id]))).toBe('23514');
    const never = 'update ketenveldnorm.trajectory set next_contact_on = null, version = version + 1 where id = $1';
    expect(await codeOf(client.query(never, [one.id]))).toBe('23514');
  });
});
