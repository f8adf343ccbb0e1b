import { sessionSchema } from '@ketenzicht/shared/kernel';
import pg from 'pg';
import { demoPassword, loadDemoAccounts } from '../directory/demo/demo-accounts.js';
import { loadDemo } from '../directory/demo/load-demo.js';
import { roomUrl } from '../platform/database/rooms.js';
import { Api } from './api.js';
import { newDatabase } from './database.js';
import { serve } from './house.js';

export type Demo = Awaited<ReturnType<typeof openDemo>>;

/** A demo of its own: the register and its accounts, whatever `load` invents beside them, and a server. */
export async function openDemo(at: Date, load: (setup: pg.Pool) => Promise<unknown>) {
  const database = await newDatabase();
  await loadDemo(database.pool, at);
  await loadDemoAccounts(database.pool);
  const setup = new pg.Pool({ connectionString: roomUrl({ url: database.url, roles: 'login' }, 'setup'), max: 2 });
  await load(setup);
  const server = await serve(database.url, () => at, { demoLogins: true });
  return {
    db: database.pool,
    setup,
    as: async (username: string): Promise<Api> => {
      const body = { username, password: demoPassword };
      const answer = await new Api(server.url).call('POST', '/api/v1/sessions', { body });
      return new Api(server.url, answer.as(sessionSchema).token);
    },
    close: async () => {
      await server.stop();
      await setup.end();
      await database.close();
    },
  };
}
