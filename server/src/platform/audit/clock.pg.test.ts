import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newDatabase, type TestDatabase } from '../../testing/database.js';
import { aLine, testKeys } from '../../testing/lines.js';
import { AccessLog } from './access-log.js';

describe('the clock of a server that writes the log', () => {
  let database: TestDatabase;
  beforeAll(async () => void (database = await newDatabase()));
  afterAll(() => database.close());

  const appendAt = async (ahead: number, clockCheck: boolean) => {
    const log = new AccessLog(await testKeys(), { siteId: 'test', clockCheck }, () => new Date(Date.now() + ahead));
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await log.append(client, [aLine()]);
      return 'kept';
    } catch (error) {
      return (error as { code: string }).code;
    } finally {
      await client.query('rollback');
      client.release();
    }
  };

  it('SEC-19: writes no line when it is more than a minute away from the database, either way', async () => {
    expect(await appendAt(0, true)).toBe('kept');
    expect(await appendAt(30_000, true)).toBe('kept');
    expect(await appendAt(120_000, true)).toBe('access_log.unavailable');
    expect(await appendAt(-120_000, true)).toBe('access_log.unavailable');
    expect(await appendAt(120_000, false)).toBe('kept');
  });
});
