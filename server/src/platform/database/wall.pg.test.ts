import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { createPool } from './pool.js';
import { roomUrl } from './rooms.js';
import { checkWall, wallFaults } from './wall.js';

describe('the wall, before anyone is let in', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await newDatabase();
  });
  afterAll(() => database.close());

  it('stands with roles that log in, and with roles that are assumed', async () => {
    await checkWall({ url: database.url, roles: 'login' });
    await checkWall({ url: database.url, roles: 'assume' });
    await Promise.all(
      [1, 2].map(() => checkWall({ url: database.url, roles: 'login', rolePassword: "it's a secret" })),
    );
  });

  it('SEC-44: a connection that is really the owner is no wall', async () => {
    const owner = createPool(database.url, 1);
    expect(await wallFaults(owner, 'login')).toEqual([expect.stringContaining('should be ketenzicht_board')]);
    await owner.end();
  });

  it('SEC-44: what an assumed role is worth: code that stays in its role is held, whoever can send any statement is not', async () => {
    const client = new pg.Client({ connectionString: roomUrl({ url: database.url, roles: 'assume' }, 'board') });
    await client.connect();
    await expect(client.query('select * from identity.session')).rejects.toMatchObject({ code: '42501' });
    await client.query('reset role');
    await expect(client.query('select * from identity.session')).rejects.toMatchObject({ code: '42501' });
    await client.query('set role none');
    expect((await client.query('select * from identity.session')).rowCount).toBe(0); // as the owner: this is why docs/security.md asks for passwords
    await client.end();
  });

  it('SEC-44: a role that owns a table is noticed, and the start refused', async () => {
    const planted = await newDatabase();
    try {
      await planted.pool.query(
        'create table capacity.loot (x int); alter table capacity.loot owner to ketenzicht_jobs',
      );
      await expect(checkWall({ url: planted.url, roles: 'login' })).rejects.toThrow(/ketenzicht_jobs owns tables/);
    } finally {
      await planted.close();
    }
  });
});
