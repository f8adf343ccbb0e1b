import { rm } from 'node:fs/promises';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { sessionSchema } from '@ketenzicht/shared/kernel';
import { Api } from '../../server/src/testing/api.js';
import { Screen } from '../../server/src/testing/screen.js';
import { Ledger } from './ledger.js';
import { ServerProcess, freePort, gone, killTree, newFolder, postmasterOf } from './processes.js';

/** One data folder through all that can happen to a server in its life, in the order in which it does. */
describe('a server with a database of its own', () => {
  let folder: string;
  let port: number;
  let server: ServerProcess;
  let provider: Api;
  let coordinator: Api;
  let wards: string[];

  const cluster = () => path.join(folder, 'postgres', 'cluster');
  const start = async () => (server = await ServerProcess.start({ DATA_DIR: folder, PORT: String(port) }));
  const login = async (username: string) => {
    const answer = await new Api(server.url).call('POST', '/api/v1/sessions', {
      body: { username, password: 'ketenzicht-demo' },
    });
    const { token, actor } = answer.as(sessionSchema);
    return { api: new Api(server.url, token), actor };
  };

  beforeAll(async () => {
    [folder, port] = [await newFolder(), await freePort()];
    await start();
    const [owner, reader] = [await login('aanbieder'), await login('coordinator')];
    [provider, coordinator] = [owner.api, reader.api];
    wards = (await provider.board()).units
      .filter(({ providerId }) => providerId === owner.actor.organisationId)
      .map(({ id }) => id)
      .slice(0, 6);
  });
  afterAll(async () => {
    await ServerProcess.endAll();
    const left = await postmasterOf(cluster());
    if (left) await killTree(left);
    await rm(folder, { recursive: true, force: true });
  });

  /** Writers and a screen through a fault: afterwards exactly what was acknowledged is there, and the screen shows the board. */
  async function through(fault: (ledger: Ledger) => Promise<void>): Promise<Ledger> {
    const board = await coordinator.board();
    const screen = await Screen.lasting(server.url, coordinator.token ?? '', board);
    const ledger = new Ledger(
      provider,
      board.units.filter(({ id }) => wards.includes(id)).map(({ id, capacity }) => ({ id, version: capacity.version })),
    );
    try {
      await ledger.more(50);
      await fault(ledger);
      await ledger.more(50);
    } finally {
      await ledger.end();
    }
    expect(await ledger.differences()).toEqual([]);
    const after = await coordinator.board();
    await screen.reached(after.revision);
    for (const { id, capacity } of after.units) expect(screen.figures.get(id)?.version).toBe(capacity.version);
    expect(screen.reloads).toBe(0);
    screen.close();
    return ledger;
  }

  it('says where it is ready, and who may log in', () => {
    expect(server.output).toMatch(new RegExp(`^Ketenzicht is ready at http://localhost:${port}$`, 'm'));
    expect(server.output).toMatch(/demo accounts .*aanbieder.*coordinator/);
    expect(wards.length).toBeGreaterThanOrEqual(2);
  });

  it('REL-102 killed at once in the midst of work loses nothing; started again it picks up the database that ran on', async () => {
    const postmaster = await postmasterOf(cluster());
    const { unanswered } = await through(async () => {
      expect((await server.signal('SIGKILL')).signal).toBe('SIGKILL');
      await start();
    });
    expect(unanswered).toBeGreaterThan(0);
    expect(await postmasterOf(cluster())).toBe(postmaster);
  });

  it('REL-106 killed together with its database loses nothing', async () => {
    const { unanswered } = await through(async () => {
      const postmaster = (await postmasterOf(cluster())) ?? 0;
      const killed = server.signal('SIGKILL');
      await killTree(postmaster);
      await killed;
      await start();
    });
    expect(unanswered).toBeGreaterThan(0);
  });

  it('REL-103 asked to stop in the midst of work ends well within ten seconds, and loses nothing', async () => {
    await through(async () => {
      const asked = Date.now();
      const postmaster = (await postmasterOf(cluster())) ?? 0;
      expect(await server.stop()).toEqual({ code: 0, signal: null });
      expect(Date.now() - asked).toBeLessThan(10_000);
      await gone(postmaster);
      await start();
    });
  });

  it('started a second time keeps what there was', async () => {
    const figures = async () =>
      (await coordinator.board()).units.map(({ id, capacity }) => [id, capacity.version, capacity.occupied]);
    const before = await figures();
    expect((await server.stop()).code).toBe(0);
    await start();
    expect(await figures()).toEqual(before);
  });

  it('says so in plain words when its port is taken, and leaves the other alone', async () => {
    const second = ServerProcess.launch({ DATA_DIR: folder, PORT: String(port) });
    expect((await second.ended).code).toBe(1);
    expect(second.output).toMatch(/^Ketenzicht could not start\.\nlisten EADDRINUSE.*\n$/m);
    expect((await coordinator.get('/health/ready')).status).toBe(200);
  });
});

describe('a server that cannot start', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['a port that is none', { PORT: 'eighty' }, /^Ketenzicht could not start\.\nPORT: must be a number\n$/],
    ['a port too high', { PORT: '70000' }, /^Ketenzicht could not start\.\nPORT: .*\n$/],
    [
      'several faults',
      { PORT: '-1', DATABASE_URL: 'mysql://x' },
      /^Ketenzicht could not start\.\nDATABASE_URL: .*\nPORT: .*\n$/,
    ],
    [
      'a database that is not there',
      { PORT: '0', DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none' },
      /^Ketenzicht could not start\.\n.*ECONNREFUSED.*\n$/,
    ],
    [
      'a data folder that is a file',
      { PORT: '0', DATA_DIR: import.meta.filename },
      /^Ketenzicht could not start\.\n.+\n$/,
    ],
  ])('for %s says so in plain words and ends with 1', async (_, env, words) => {
    const server = ServerProcess.launch(env);
    expect((await server.ended).code).toBe(1);
    expect(server.output).toMatch(words);
  });
});
