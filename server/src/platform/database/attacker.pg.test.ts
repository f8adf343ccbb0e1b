import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { aRegister, aWard, anAccount, anOrganisation, type GivenWard } from '../../testing/given.js';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { AccessLog } from '../audit/access-log.js';
import { Keyring } from '../keys/keyring.js';
import type { Visit } from '../auth/visit.js';
import { migrate } from './migrate.js';
import { createPool } from './pool.js';
import type { RoomPools } from './room-pools.js';
import { roomUrl, rooms, type Room } from './rooms.js';
import { Work } from './work.js';

/**
 * Somebody who got hold of the application's own connections, or a fault of ours that behaves like one: the right rooms, with nobody's context or
 * another one's.
 */
describe('an attacker with our own connections', () => {
  let database: TestDatabase;
  const clients = new Map<Room, pg.Client>();
  let mine: GivenWard;
  let theirs: GivenWard;
  let actor: string;

  beforeAll(async () => {
    database = await newDatabase({ empty: true });
    await migrate(database.url); // and not a copy: rights on a database itself are not copied
    const register = await aRegister(database.pool);
    mine = await aWard(database.pool, await anOrganisation(database.pool, register));
    theirs = await aWard(database.pool, await anOrganisation(database.pool, register));
    actor = (await anAccount(database.pool, { organisation: mine.organisation })).id;
    for (const room of rooms) {
      const client = new pg.Client({ connectionString: roomUrl({ url: database.url, roles: 'login' }, room) });
      client.on('error', () => undefined);
      await client.connect();
      clients.set(room, client);
    }
  });
  afterAll(async () => {
    await Promise.all([...clients.values()].map((client) => client.end()));
    await database.close();
  });

  const as = (room: Room) => must(clients.get(room), room);
  const outcome = (room: Room, sql: string, values: unknown[] = []): Promise<string> =>
    as(room)
      .query(sql, values)
      .then(
        ({ rowCount }) => `${rowCount} rows`,
        (error: { code?: string }) => error.code ?? 'no code',
      );
  const inContext = async (room: Room, organisations: string, sql: string, values: unknown[] = []): Promise<string> => {
    await as(room).query('begin');
    await as(room).query(`select set_config('app.organisations', $1, true)`, [organisations]);
    const said = await outcome(room, sql, values);
    await as(room).query('rollback');
    return said;
  };

  it('SEC-51: is each room by itself, never the owner', async () => {
    for (const room of rooms) {
      const { rows } = await as(room).query<{ who: string }>(
        `select session_user || '/' || current_user || '/' || current_setting('is_superuser') as who`,
      );
      expect(rows[0]?.who).toBe(`ketenzicht_${room}/ketenzicht_${room}/off`);
    }
  });

  it('SEC-50: cannot become somebody else', async () => {
    const owner = new URL(database.url.replace('@/', '@localhost/')).username;
    for (const room of rooms) {
      for (const other of [
        owner,
        ...rooms.filter((one) => one !== room).map((one) => `ketenzicht_${one}`),
        'pg_read_all_data',
      ])
        expect([room, other, await outcome(room, `set role ${pg.escapeIdentifier(other)}`)]).toEqual([
          room,
          other,
          '42501',
        ]);
      expect(await outcome(room, `set session authorization ${pg.escapeIdentifier(owner)}`)).toBe('42501');
      for (const back of ['reset role', 'set role none', 'reset session authorization']) await outcome(room, back);
      const { rows } = await as(room).query<{ who: string }>('select current_user as who');
      expect(rows[0]?.who).toBe(`ketenzicht_${room}`);
    }
  });

  it.each([
    'truncate capacity.capacity',
    'truncate audit.access_line',
    'truncate identity.account cascade',
    'create table capacity.loot (x int)',
    'create table public.loot (x int)',
    'create temporary table loot (x int)',
    'create schema loot',
    `create function public.loot() returns int language sql as 'select 1'`,
    'alter table capacity.capacity disable row level security',
    'alter table capacity.capacity no force row level security',
    'alter table capacity.capacity_report disable trigger append_only',
    'drop policy own on capacity.capacity',
    'drop table identity.session',
    'alter role current_user superuser',
    'create role loot superuser',
    'grant ketenzicht_identity to current_user',
    'alter database current_database owner to current_user',
    'copy capacity.capacity to program $$id$$',
    `select pg_read_file('/etc/passwd')`,
    `select lo_import('/etc/passwd')`,
    `set session_replication_role = replica`,
    'select * from pg_authid',
    'select * from public.migrations',
  ])('SEC-50: %s is refused in every room', async (sql) => {
    for (const room of rooms)
      expect([room, await outcome(room, sql)]).toEqual([room, expect.stringMatching(/^(42501|3D000|42601|0A000)$/)]);
  });

  it('SEC-44: with row_security off gets an error and no rows', async () => {
    await as('capacity').query('set row_security = off');
    expect(await outcome('capacity', 'select * from capacity.capacity')).toBe('42501');
    await as('capacity').query('reset row_security');
  });

  it('SEC-50: does not see what others are asking', async () => {
    const secret = `select 'the question of ${randomUUID()}'`;
    await as('identity').query(secret);
    for (const room of rooms.filter((one) => one !== 'identity')) {
      const { rowCount } = await as(room).query('select from pg_stat_activity where query = $1', [secret]);
      expect([room, rowCount]).toEqual([room, 0]);
    }
  });

  it('SEC-51: each room sees its own shelves only', async () => {
    const may: Record<string, readonly Room[]> = {
      'identity.session': ['identity'],
      'identity.account': ['identity'],
      'capacity.capacity': ['board', 'capacity', 'placement', 'setup'],
      'capacity.idempotency': ['board', 'capacity', 'jobs', 'setup'],
      'audit.access_line': ['audit', 'jobs'],
      'interest.registration': ['coordination', 'setup'],
      'interest.letter': ['coordination', 'setup'],
      'interest.try': ['coordination'],
    };
    for (const [table, allowed] of Object.entries(may))
      for (const room of rooms) {
        const said = await outcome(
          room,
          `select ${table === 'identity.account' ? 'password_hash' : '*'} from ${table}`,
        );
        if (!allowed.includes(room)) expect([room, table, said]).toEqual([room, table, '42501']);
      }
  });

  it('SEC-45: without a context sees no rows and writes none, and that is no error', async () => {
    for (const table of ['capacity', 'capacity_report', 'entry_effort', 'idempotency', 'event_log'])
      expect([table, await outcome('capacity', `select * from ${table}`)]).toEqual([table, '0 rows']);
    expect(await outcome('capacity', 'update capacity set version = version + 1')).toBe('0 rows');
    expect(
      await outcome(
        'capacity',
        `insert into capacity.entry_effort (provider_id, unit_id, actor_id, seconds, action, at) values ($1, $2, $3, 1, 'x', now())`,
        [mine.organisation.id, mine.id, actor],
      ),
    ).toBe('42501');
  });

  it('SEC-45: who registered interest is shown to nobody without a context, and nobody writes it in their place', async () => {
    for (const table of ['round', 'round_step', 'registration', 'letter', 'try'])
      expect([table, await outcome('coordination', `select * from interest.${table}`)]).toEqual([table, '0 rows']);
    expect(await outcome('coordination', 'update interest.registration set version = version + 1')).toBe('0 rows');
    expect(await outcome('coordination', 'delete from interest.registration')).toBe('42501');
    expect(await outcome('coordination', 'update interest.try set count = 1')).toBe('0 rows');
    expect(await outcome('setup', `update interest.registration set organisation = 'x'`)).toBe('42501');
  });

  it('SEC-44, SEC-47: in another organisation’s context sees and moves that organisation’s rows only', async () => {
    const context = `{${mine.organisation.id}}`;
    expect(await inContext('capacity', context, 'select * from capacity where unit_id = $1', [mine.id])).toBe('1 rows');
    expect(await inContext('capacity', context, 'select * from capacity where unit_id = $1', [theirs.id])).toBe(
      '0 rows',
    );
    expect(
      await inContext('capacity', context, 'update capacity set version = version + 1 where unit_id = $1', [theirs.id]),
    ).toBe('0 rows');
    expect(
      await inContext(
        'capacity',
        context,
        'update capacity set version = version + 1, provider_id = $2 where unit_id = $1',
        [mine.id, theirs.organisation.id],
      ),
    ).toBe('42501');
    const effort = `insert into capacity.entry_effort (provider_id, unit_id, actor_id, seconds, action, at) values ($1, $2, $3, 1, 'x', now())`;
    expect(await inContext('capacity', context, effort, [theirs.organisation.id, theirs.id, actor])).toBe('42501');
    // Their ward under our name: the key to the ward names the organisation.
    expect(await inContext('capacity', context, effort, [mine.organisation.id, theirs.id, actor])).toBe('23503');
  });

  it.each([
    "{}'; set role none; --",
    '*',
    'null',
    '{*}',
    '{null}',
    '{{}}',
    "' or true --",
    `{${randomUUID()},%}`,
    '\u{1F600}',
  ])('SEC-45: the context %j opens nothing', async (context) => {
    expect(await inContext('capacity', context, 'select * from capacity')).toMatch(/^(0 rows|22P02)$/);
  });

  it('SEC-45: a context ends with its transaction', async () => {
    await inContext('capacity', `{${mine.organisation.id}}`, 'select 1');
    expect(await outcome('capacity', 'select * from capacity')).toBe('0 rows');
  });

  const capacityWrite = (unit: string, provider: string) =>
    as('capacity').query<{ outcome: string }>(
      `select * from capacity.capacity_write(array[$1::uuid], array[0], array[true], array[10], array[5], array[0], array[null::jsonb], array[now()], array[now()], array['manual'],
         array[$3::uuid], array[$4::uuid], array['print'], array['x'], array['{}'::json], array[now()], array[$2::uuid])`,
      [unit, provider, actor, randomUUID()],
    );

  it('SEC-44: capacity_write for another organisation’s ward writes nothing and leaves no trace', async () => {
    const trace = async () =>
      (
        await database.pool.query(
          `select (select revision from live.log_head) as head, (select count(*) from live.event_log) as events, (select count(*) from capacity.capacity_report) as reports,
             (select count(*) from capacity.idempotency) as keys, (select sum(version) from capacity.capacity) as versions`,
        )
      ).rows;
    const before = await trace();
    expect((await capacityWrite(theirs.id, mine.organisation.id)).rows.map((row) => row.outcome)).toEqual(['stale']);
    expect(await trace()).toEqual(before);
    expect((await capacityWrite(mine.id, mine.organisation.id)).rows.map((row) => row.outcome)).toEqual(['written']);
  });

  it('SEC-45: two hundred requests of two organisations, side by side over two connections, never meet', async () => {
    const pool = createPool(roomUrl({ url: database.url, roles: 'login' }, 'capacity'), 2);
    const keys = await Keyring.open(must(process.env['TEST_KEYS_FILE'], 'keys'), new Date());
    const work = new Work({ of: () => pool } as unknown as RoomPools, new AccessLog(keys, { siteId: 'test' }));
    const seen = await Promise.all(
      Array.from({ length: 200 }, async (_, turn) => {
        const own = turn % 2 ? mine : theirs;
        const rows = await work
          .run('capacity', visit(own.organisation.id), async (tx) => {
            if (turn % 7 === 0) throw new Error('halfway');
            return (await tx.query<{ provider_id: string }>('select provider_id from capacity, pg_sleep(0.001)')).rows;
          })
          .catch(() => []);
        return rows.filter((row) => row.provider_id !== own.organisation.id).length;
      }),
    );
    expect(seen.reduce((sum, foreign) => sum + foreign)).toBe(0);
    expect((await pool.query('select * from capacity')).rowCount).toBe(0);
    await pool.end();
  });

  const visit = (organisationId: string): Visit => ({
    operation: 'effort.read',
    at: new Date(),
    actor: {
      id: actor,
      name: 'x',
      role: 'provider',
      organisationId,
      regionIds: ['odd"}, {"\\'],
      directoryId: 'x',
      scopes: [],
    },
    token: null,
    accessPoint: { type: 'job', id: 'test' },
    traceId: '0'.repeat(31) + '1',
  });
});
