import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { House } from '../testing/house.js';
import { aPerson, anotherOrganisation, emergencyBody, somebody, type Somebody } from '../testing/care.js';

/** Whoever holds the application's own connection to the database, and no more. */
let house: House;
let nurse: Somebody;
let person: { id: string; reference: string };
const open: pg.Client[] = [];

const tables = [
  'care.person',
  'care.person_key',
  'care.person_identity',
  'care.person_history',
  'care.request_key',
  'care.care_relation',
  'care.notice',
  'care.notice_seen',
  'audit.break_glass',
];

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

const seen = async (client: pg.Client): Promise<(number | null)[]> => {
  const counts: (number | null)[] = [];
  for (const table of tables) counts.push((await client.query(`select from ${table}`)).rowCount);
  return counts;
};
const nothing = tables.map(() => 0);
const codeOf = (attempt: Promise<unknown>): Promise<string> =>
  attempt.then(
    () => 'done',
    (error: { code: string }) => error.code,
  );

beforeAll(async () => {
  house = await House.open({ wards: 1 });
  nurse = await somebody(house, 'provider');
  const colleague = await somebody(house, 'provider');
  const officer = await somebody(house, 'privacyOfficer');
  person = await aPerson(house, nurse);
  await nurse.api.call('PUT', `/api/v1/persons/${person.id}`, {
    body: {
      familyName: 'Anders',
      birthDate: '1980-01-01',
      regionId: house.register.regionId,
      reason: 'Verkeerd gehoord',
    },
    headers: { 'if-match': '"1"' },
  });
  await colleague.api.call('POST', `/api/v1/persons/${person.id}/_break-glass`, { body: emergencyBody });
  const { notices } = JSON.parse((await officer.api.get('/api/v1/notices')).text) as { notices: { id: string }[] };
  await officer.api.call('POST', `/api/v1/notices/${notices[0]?.id}/_seen`);
  // Every table has something to steal.
  for (const table of tables) expect([table, (await house.db.query(`select from ${table}`)).rowCount]).not.toContain(0);
});
afterAll(async () => {
  await Promise.all(open.map((client) => client.end()));
  await house.close();
});

describe('with the connection of the application and a foreign context', () => {
  it('SEC-46: no context reads nothing, set to nothing reads nothing', async () => {
    const bare = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, 'care') });
    await bare.connect();
    open.push(bare);
    expect(await seen(bare)).toEqual(nothing);
    expect(await seen(await as('care'))).toEqual(nothing);
  });

  it('SEC-44: another organisation, another region or an unknown role reads nothing', async () => {
    const organisation = await anotherOrganisation(house);
    const contexts: Context[] = [
      { organisations: [organisation.id], actor: randomUUID(), role: 'provider' },
      { organisations: [organisation.id], actor: randomUUID(), role: 'organisationAdministrator' },
      { actor: randomUUID(), role: 'chainDirector', regions: ['elsewhere'] },
      { actor: randomUUID(), role: 'chainDirector', regions: [] },
      { actor: randomUUID(), role: 'nationalCoordinator' },
      { actor: randomUUID(), role: 'administrator', regions: [house.register.regionId] },
      { actor: randomUUID(), role: 'ministry' },
    ];
    for (const context of contexts) expect(await seen(await as('care', context))).toEqual(nothing);
  });

  it('a colleague without a relation sees that there is somebody, and none of what names them', async () => {
    const client = await as('care', { organisations: [house.organisation.id], actor: randomUUID(), role: 'provider' });
    const rows = Object.fromEntries(tables.map((table, at) => [table, at]));
    const counts = await seen(client);
    expect(counts[rows['care.person'] ?? 0]).toBe(1);
    for (const table of [
      'care.person_key',
      'care.person_identity',
      'care.person_history',
      'audit.break_glass',
      'care.notice',
    ])
      expect([table, counts[rows[table] ?? 0]]).toEqual([table, 0]);
  });

  it('PRIV-16: what is restricted is gone for who follows the person, in the database as well', async () => {
    const { id } = await aPerson(house, nurse);
    const client = await as('care', { organisations: [house.organisation.id], actor: nurse.id, role: 'provider' });
    const visible = async () => [
      (await client.query('select from care.person where id = $1', [id])).rowCount,
      (await client.query('select from care.person_identity where person_id = $1', [id])).rowCount,
      (await client.query('select from care.person_key where person_id = $1', [id])).rowCount,
    ];
    expect(await visible()).toEqual([1, 1, 1]);
    await house.db.query(
      'update care.person set restricted_at = now(), restricted_by = $2, version = version + 1 where id = $1',
      [id, nurse.id],
    );
    expect(await visible()).toEqual([0, 0, 0]);
  });

  it('SEC-44: writes for another organisation are refused or touch nothing', async () => {
    const organisation = await anotherOrganisation(house);
    const [actor, ours] = [randomUUID(), house.organisation.id];
    const client = await as('care', { organisations: [organisation.id], actor, role: 'provider' });
    const region = house.register.regionId;
    const person_ = `insert into care.person (organisation_id, id, reference, region_id, name_index, index_key_id, created_at, created_by, changed_at, changed_by) values ($1, $2, 'KZ-0000-0000', $3, sha256('a'), 'k', now(), $4, now(), $4)`;
    expect(await codeOf(client.query(person_, [ours, randomUUID(), region, actor]))).toBe('42501');
    expect(await codeOf(client.query(person_, [organisation.id, randomUUID(), region, randomUUID()]))).toBe('42501');
    const relation = `insert into care.care_relation (organisation_id, person_id, id, region_id, account_id, basis, from_at, created_at, created_by) values ($1, $2, $3, $4, $5, 'treatment', now(), now(), $6)`;
    expect(await codeOf(client.query(relation, [ours, person.id, randomUUID(), region, nurse.id, actor]))).toBe(
      '42501',
    );
    // SEC-47: a child of ours under a parent of theirs.
    expect(
      await codeOf(client.query(relation, [organisation.id, person.id, randomUUID(), region, nurse.id, actor])),
    ).toBe('23503');
    const break_ = `insert into audit.break_glass (organisation_id, id, person_id, person_reference, account_id, role, reason_code, reason_text, started_at, until_at, review_due_at) values ($1, $2, $3, 'x', $4, 'provider', 'other', repeat('x', 20), now(), now() + interval '4 hours', now() + interval '1 day')`;
    expect(await codeOf(client.query(break_, [ours, randomUUID(), person.id, nurse.id]))).toBe('42501');
    for (const table of tables.filter((one) => one.startsWith('care.')))
      expect([table, (await client.query(`delete from ${table}`)).rowCount]).toEqual([table, 0]);
    for (const change of [
      'update care.person set version = version + 1',
      `update care.person_identity set phone = 'v1|'`,
      `update care.care_relation set ended_at = now(), ended_by = access.actor()`,
    ])
      expect([change, (await client.query(change)).rowCount]).toEqual([change, 0]);
    expect(await codeOf(client.query('update audit.break_glass set reviewed_at = now()'))).toBe('42501');
    expect(await codeOf(client.query('delete from audit.break_glass'))).toBe('42501');
    for (const table of tables) expect(await codeOf(client.query(`truncate ${table} cascade`))).toBe('42501');
  });

  it.each(['board', 'capacity', 'identity', 'admin'] as const)('SEC-51: the room %s cannot even ask', async (room) => {
    const client = await as(room, {
      organisations: [house.organisation.id],
      actor: nurse.id,
      role: 'privacyOfficer',
    });
    for (const table of tables.filter((one) => one.startsWith('care.')))
      expect([table, await codeOf(client.query(`select from ${table}`))]).toEqual([table, '42501']);
  });

  it('SEC-51: whoever reviews the log sees the emergencies, and of the persons none but the marks of colleagues', async () => {
    const client = await as('audit');
    expect((await client.query('select reason_text from audit.break_glass')).rowCount).toBe(1);
    expect(await codeOf(client.query('select name_index from care.person'))).toBe('42501');
    expect((await client.query('select id from care.person')).rowCount).toBe(0);
    expect(await codeOf(client.query(`update audit.break_glass set reason_text = repeat('y', 20)`))).toBe('42501');
  });
});
