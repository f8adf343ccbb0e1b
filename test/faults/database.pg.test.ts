import { rm } from 'node:fs/promises';
import * as net from 'node:net';
import * as path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../server/dist/src/platform/database/embedded-postgres.js';
import { migrate } from '../../server/dist/src/platform/database/migrate.js';
import { Api } from '../../server/src/testing/api.js';
import { aRegister, aWard, anAccount, anOrganisation } from '../../server/src/testing/given.js';
import { Screen } from '../../server/src/testing/screen.js';
import { Ledger } from './ledger.js';
import { ServerProcess, gone, killTree, newFolder, postmasterOf } from './processes.js';

describe('two servers on a database that has troubles of its own', () => {
  let folder: string;
  let postgres: EmbeddedPostgres;
  let servers: ServerProcess[];
  let wards: string[];
  let tokens: { provider: string; coordinator: string };

  const cluster = () => path.join(folder, 'postgres', 'cluster');
  const startDatabase = async () =>
    (postgres = await startEmbeddedPostgres({ home: path.join(folder, 'postgres'), database: 'ketenzicht' }));
  const ask = async <T extends pg.QueryResultRow>(sql: string): Promise<T[]> => {
    const client = new pg.Client({ connectionString: postgres.url, application_name: 'the test' });
    await client.connect();
    try {
      return (await client.query<T>(sql)).rows;
    } finally {
      await client.end();
    }
  };

  beforeAll(async () => {
    folder = await newFolder();
    await startDatabase();
    await migrate(postgres.url);
    const db = new pg.Pool({ connectionString: postgres.url });
    const organisation = await anOrganisation(db, await aRegister(db));
    wards = [];
    for (let count = 0; count < 6; count++) wards.push((await aWard(db, organisation)).id);
    const [provider, coordinator] = [
      await anAccount(db, { organisation }),
      await anAccount(db, { role: 'nationalCoordinator', register: organisation.register }),
    ];
    tokens = { provider: provider.token, coordinator: coordinator.token };
    await db.end();
    const keys = { KEYS_FILE: path.join(folder, 'keys.json') };
    servers = await Promise.all(
      [0, 1].map(() => ServerProcess.start({ DATABASE_URL: postgres.url, PORT: '0', ...keys })),
    );
  });
  afterAll(async () => {
    await ServerProcess.endAll();
    const left = await postmasterOf(cluster());
    if (left) await killTree(left);
    await rm(folder, { recursive: true, force: true });
  });

  /** Half of the people write at each server; a screen at each must end with the board. */
  async function through(fault: (ledgers: Ledger[]) => Promise<void>): Promise<void> {
    const coordinators = servers.map(({ url }) => new Api(url, tokens.coordinator));
    const screens = await Promise.all(
      coordinators.map(async (api) => Screen.lasting(api.base, tokens.coordinator, await api.board())),
    );
    const versions = new Map((await coordinators[0]?.board())?.units.map(({ id, capacity }) => [id, capacity.version]));
    const ledgers = servers.map(({ url }, half) => {
      const theirs = wards
        .filter((_, index) => index % 2 === half)
        .map((id) => ({ id, version: versions.get(id) ?? 0 }));
      return new Ledger(new Api(url, tokens.provider), theirs);
    });
    const more = (count: number) => Promise.all(ledgers.map((ledger) => ledger.more(count)));
    try {
      await more(30);
      await fault(ledgers);
      await more(30);
      await Promise.all(ledgers.map((ledger) => ledger.end()));
      for (const ledger of ledgers) expect(await ledger.differences()).toEqual([]);
      const revision = (await ask<{ revision: number }>('select revision::int from log_head'))[0]?.revision ?? 0;
      for (const [index, screen] of screens.entries()) {
        await screen.reached(revision);
        const board = await coordinators[index]?.board();
        expect(board?.revision).toBe(revision);
        expect(screen.figures).toEqual(new Map(board?.units.map(({ id, capacity }) => [id, capacity])));
        expect(screen.reloads).toBe(0);
      }
    } finally {
      for (const screen of screens) screen.close(); // a line left open keeps a failed run from ending
      await Promise.allSettled(ledgers.map((ledger) => ledger.end()));
    }
  }

  const pids = () =>
    ask<{ pid: number }>(
      `select pid from pg_stat_activity where datname = current_database() and application_name like 'ketenzicht%'`,
    );

  /** Each server tries again twice a second; on a busy machine a try takes a while itself. */
  const listeners = async (): Promise<number> => {
    for (let tries = 0; ; tries++) {
      const { length } = await ask(`select from pg_stat_activity where application_name = 'ketenzicht-listener'`);
      if (length === 2 || tries === 50) return length;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  };

  it('REL-107 that is restarted under load lose nothing, and each listens again with one line', async () => {
    await through(async (ledgers) => {
      const postmaster = (await postmasterOf(cluster())) ?? 0;
      process.kill(postmaster, 'SIGINT');
      await gone(postmaster);
      await Promise.all(
        servers.map(async ({ url }) => expect((await new Api(url).get('/health/ready')).status).toBe(503)),
      );
      await startDatabase();
      for (const { unanswered } of ledgers) expect(unanswered).toBeGreaterThan(0);
    });
    expect(await listeners()).toBe(2);
  });

  it('while it is away refuse with "try again"', async () => {
    const [server] = servers;
    const api = new Api(server?.url ?? '', tokens.provider);
    const { version } = await api.figure(wards[0] ?? '');
    const postmaster = (await postmasterOf(cluster())) ?? 0;
    process.kill(postmaster, 'SIGINT');
    await gone(postmaster);
    const refusal = await api.report(wards[0] ?? '', { operational: 10, occupied: 1 }, { version });
    expect(refusal.problem).toMatchObject({ status: 503, code: 'service.unavailable' });
    expect(refusal.headers.get('retry-after')).toBe('2');
    await startDatabase();
    expect((await api.figure(wards[0] ?? '')).version).toBe(version);
  });

  it('while it stays away knock calmly, not ever faster, and listen with one line each when it is back', async () => {
    const postmaster = (await postmasterOf(cluster())) ?? 0;
    process.kill(postmaster, 'SIGINT');
    await gone(postmaster);
    let knocks = 0;
    const socket = path.join(
      new URL(postgres.url.replace('@/', '@localhost/')).searchParams.get('host') ?? '',
      '.s.PGSQL.5432',
    );
    const door = net.createServer((line) => (knocks++, line.destroy())).listen(socket);
    await new Promise((resolve) => setTimeout(resolve, 6_000)); // the time over which we count
    await new Promise((resolve) => door.close(resolve));
    await startDatabase();
    // Two servers: each three listening lines twice a second, and what looks every two seconds; a server that hammers would come to thousands.
    expect(knocks).toBeGreaterThan(4);
    expect(knocks).toBeLessThan(150);
    await through(() => Promise.resolve());
    expect(await listeners()).toBe(2);
  });

  it('REL-105 one of whose backends is killed go on as the same processes', async () => {
    await through(async () => {
      const [one] = await pids();
      process.kill(one?.pid ?? 0, 'SIGKILL'); // PostgreSQL then restarts all of them
    });
    for (const server of servers) expect((await new Api(server.url).get('/health/live')).status).toBe(200);
  });

  it('REL-21 that ends all their sessions twenty times lose nothing', async () => {
    await through(async (ledgers) => {
      for (let time = 0; time < 20; time++) {
        await ask(
          `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'ketenzicht%' and datname = current_database()`,
        );
        await Promise.all(ledgers.map((ledger) => ledger.more(1)));
      }
    });
  });
});
