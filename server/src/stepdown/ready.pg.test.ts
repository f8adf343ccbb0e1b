import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { day } from '@ketenzicht/shared/kernel';
import { isKnown, readyCountSchema } from '@ketenzicht/shared/stepdown';
import pg from 'pg';
import { roomUrl, type Room } from '../platform/database/rooms.js';
import { aWard, anOrganisation, type Organisation } from '../testing/given.js';
import { House } from '../testing/house.js';

let now = Date.parse('2027-04-01T09:00:00Z');
const clock = () => new Date(now);

describe('who is ready to leave a ward', () => {
  let house: House;
  let elsewhere: Organisation;
  let foreignWard: string;

  beforeAll(async () => {
    house = await House.open({ wards: 30, clock }, async (db, { register }) => {
      elsewhere = await anOrganisation(db, register);
      foreignWard = (await aWard(db, elsewhere)).id;
    });
  });
  afterAll(() => house.close());

  const path = (id: string) => `/api/v1/units/${id}/ready`;
  const say = (id: string, body: unknown, { version = 0, key = randomUUID(), api = house.provider } = {}) =>
    api.call('PUT', path(id), { body, headers: { 'if-match': `"${version}"`, 'idempotency-key': key } });
  const read = async (id: string, api = house.coordinator) => (await api.get(path(id))).as(readyCountSchema);

  it('is not known, and not nobody, as long as the ward said nothing', async () => {
    const id = house.ward();
    expect(await read(id)).toEqual({
      unitId: id,
      version: 0,
      ready: null,
      readyLong: null,
      causes: {},
      observedAt: null,
      validUntil: null,
    });
  });

  it('is told with its age, and is no fact any more after eight days', async () => {
    const id = house.ward();
    const answer = await say(id, { ready: 3, readyLong: 2, causes: { dwelling: 1, payment: 1 } });
    expect(answer.headers.get('etag')).toBe('"1"');
    const said = answer.as(readyCountSchema);
    expect(said).toMatchObject({ version: 1, ready: 3, readyLong: 2, causes: { dwelling: 1, payment: 1 } });
    expect(await read(id)).toEqual(said);
    expect(said.observedAt).toBe(clock().toISOString());
    expect(isKnown(said, new Date(now + 8 * day - 1))).toBe(true);
    expect(isKnown(said, new Date(now + 8 * day))).toBe(false);
  });

  it('the newest stands, and what was said before stays', async () => {
    const id = house.ward();
    await say(id, { ready: 3, readyLong: 2 });
    await say(id, { ready: 1, readyLong: 0 }, { version: 1 });
    expect(await read(id)).toMatchObject({ version: 2, ready: 1, readyLong: 0, causes: {} });
    const { rows } = await house.db.query(
      'select version, ready from capacity.ready_count where unit_id = $1 order by version',
      [id],
    );
    expect(rows).toEqual([
      { version: 1, ready: 3 },
      { version: 2, ready: 1 },
    ]);
  });

  it('API-48: the same key says it once, another body under it is refused', async () => {
    const id = house.ward();
    const key = randomUUID();
    const body = { ready: 2, readyLong: 0 };
    const answers = await Promise.all([say(id, body, { key }), say(id, body, { key }), say(id, body, { key })]);
    expect(answers.map((answer) => answer.as(readyCountSchema).version)).toEqual([1, 1, 1]);
    const other = await say(id, { ready: 1, readyLong: 0 }, { key });
    expect([other.status, other.problem.code]).toEqual([422, 'idempotency.reused']);
    expect((await read(id)).version).toBe(1);
  });

  it('of many at once one is right, and the others are told what stands', async () => {
    const id = house.ward();
    const answers = await Promise.all(Array.from({ length: 8 }, (_, ready) => say(id, { ready, readyLong: 0 })));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const stale = answers.filter(({ status }) => status !== 200);
    const { ready } = await read(id);
    for (const answer of stale)
      expect(answer.problem).toMatchObject({ status: 412, code: 'ready.stale', ready: { version: 1, ready } });
  });

  it('BAD-01: counts that cannot be are refused with all faults at once, and change nothing', async () => {
    const id = house.ward();
    await house.provider.report(id, { operational: 8, occupied: 6 }, { version: 0 });
    const answer = await say(id, { ready: 7, readyLong: 9, causes: { other: 8 }, name: 'Jan' });
    expect([answer.status, answer.problem.code]).toEqual([400, 'ready.invalid']);
    expect(answer.problem.errors?.map(({ pointer }) => pointer).sort()).toEqual([
      '/causes',
      '/name',
      '/ready',
      '/readyLong',
    ]);
    expect(await read(id)).toMatchObject({ version: 0 });
    expect((await say(id, { ready: 6, readyLong: 6 })).status).toBe(200);
  });

  it.each<[what: string, headers: Record<string, string>, status: number, code: string]>([
    ['without a version', { 'idempotency-key': randomUUID() }, 428, 'version.missing'],
    ['without a key', { 'if-match': '"0"' }, 400, 'idempotency.missing'],
    ['with a key that is none', { 'if-match': '"0"', 'idempotency-key': 'x' }, 400, 'idempotency.invalid'],
    ['with a version that is none', { 'if-match': '*', 'idempotency-key': randomUUID() }, 412, 'ready.stale'],
    ['from the future', { 'if-match': '"7"', 'idempotency-key': randomUUID() }, 412, 'ready.stale'],
  ])('%s it is refused, and nothing is written', async (_, headers, status, code) => {
    const id = house.ward();
    const answer = await house.provider.call('PUT', path(id), { body: { ready: 0, readyLong: 0 }, headers });
    expect([answer.status, answer.problem.code]).toEqual([status, code]);
    expect((await read(id)).version).toBe(0);
  });

  it('SEC-42: another organisation cannot say it, and the ministry does not read one ward of it (PRIV-09)', async () => {
    const foreign = await say(foreignWard, { ready: 1, readyLong: 0 });
    const nowhere = await say(randomUUID(), { ready: 1, readyLong: 0 });
    expect([foreign.status, foreign.untraced]).toEqual([404, nowhere.untraced]);
    expect((await (await house.person('ministry')).get(path(foreignWard))).status).toBe(403);
    expect((await say(foreignWard, { ready: 1, readyLong: 0 }, { api: house.coordinator })).status).toBe(403);
  });

  describe('the table, to whoever holds the connection of a room and no more', () => {
    const open: pg.Client[] = [];
    afterAll(() => Promise.all(open.map((client) => client.end())));
    const as = async (room: Room, organisation?: string) => {
      const client = new pg.Client({ connectionString: roomUrl({ url: house.database.url, roles: 'login' }, room) });
      await client.connect();
      open.push(client);
      await client.query(`select set_config('app.organisations', $1, false)`, [`{${organisation ?? ''}}`]);
      return client;
    };
    const outcome = (client: pg.Client, sql: string, values: unknown[] = []): Promise<string> =>
      client.query(sql, values).then(
        ({ rowCount }) => `${rowCount} rows`,
        (error: { code?: string }) => error.code ?? 'no code',
      );
    const insert = `insert into capacity.ready_count (provider_id, unit_id, version, ready, ready_long, observed_at, valid_until, reported_by, key, fingerprint)
      values ($1, $2, 1, 1, 0, now(), now() + interval '8 days', $3, $3, '')`;

    it('SEC-44: one organisation sees and writes its own rows only, also when it lies about whose ward it is', async () => {
      await say(house.ward(), { ready: 1, readyLong: 0 });
      const own = await as('capacity', elsewhere.id);
      expect(await outcome(own, 'select from capacity.ready_count')).toBe('0 rows');
      expect(await outcome(own, insert, [house.organisation.id, house.ward(), randomUUID()])).toBe('42501');
      expect(await outcome(own, insert, [elsewhere.id, house.ward(), randomUUID()])).toBe('23503');
      expect(await outcome(await as('capacity'), 'select from capacity.ready_count')).toBe('0 rows');
    });

    it('SEC-47: nobody changes or removes what was said, and nobody reads who said it', async () => {
      const own = await as('capacity', house.organisation.id);
      expect(await outcome(own, 'update capacity.ready_count set ready = 0')).toBe('42501');
      expect(await outcome(own, 'delete from capacity.ready_count')).toBe('42501');
      expect(await outcome(own, 'truncate capacity.ready_count')).toBe('42501');
      const board = await as('board');
      expect(await outcome(board, 'select reported_by from capacity.ready_count')).toBe('42501');
      expect(await outcome(board, insert, [house.organisation.id, house.ward(), randomUUID()])).toBe('42501');
      for (const room of ['placement', 'coordination', 'care', 'identity', 'audit'] as const)
        expect(await outcome(await as(room), 'select from capacity.ready_count')).toBe('42501');
      await expect(house.db.query('delete from capacity.ready_count')).rejects.toThrow();
    });
  });

  it('a clock that stands later answers with the same counts: age is for whoever reads', async () => {
    const id = house.ward();
    const said = (await say(id, { ready: 1, readyLong: 1 })).as(readyCountSchema);
    now += 30 * day;
    expect(await read(id)).toEqual(said);
  });
});
