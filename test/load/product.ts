import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import * as path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import {
  startEmbeddedPostgres,
  type EmbeddedPostgres,
} from '../../server/dist/src/platform/database/embedded-postgres.js';
import { migrate } from '../../server/dist/src/platform/database/migrate.js';
import { keepTrack } from './children.ts';

/** Of a run only: what is sealed here is thrown away with its database. */
export const keysFile = path.join(tmpdir(), `ketenzicht-bench-${process.pid}-keys.json`);

/** Visitors are counted as ever, but nobody is told to wait: a benchmark is ten thousand people from one address. */
const uncounted = JSON.stringify(
  Object.fromEntries(
    ['stranger', 'login', 'person', 'machine', 'search'].map((who) => [who, { burst: 1e9, perSecond: 1e9 }]),
  ),
);

export const repository = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/** A durable cluster of our own, empty at every start, with the settings that the product ships. */
export async function startCluster(folder: string): Promise<EmbeddedPostgres> {
  const options = { home: path.resolve(folder), database: 'bench' };
  if (existsSync(options.home)) {
    const left = await startEmbeddedPostgres(options); // an earlier benchmark was killed, and its database may be running still
    await endCluster(left);
    await rm(options.home, { recursive: true });
  }
  const cluster = await startEmbeddedPostgres(options);
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  const { rows } = await client.query<{ fsync: string }>('show fsync');
  await client.end();
  if (rows[0]?.fsync !== 'on')
    throw new Error('the database does not flush its commits: nothing measured on it would be worth anything');
  await migrate(cluster.url);
  return cluster;
}

/** Sends whoever is still connected away first: a database that someone uses is left running. */
export async function endCluster(cluster: EmbeddedPostgres): Promise<void> {
  const client = new Client({ connectionString: cluster.url });
  await client.connect();
  await client.query(
    'select pg_terminate_backend(pid) from pg_stat_activity where datname is not null and pid <> pg_backend_pid()',
  );
  await client.end();
  await cluster.stop();
}

/** The real server, started as anyone would start it. */
export class Product {
  readonly port: number;
  private readonly process: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.process = child;
    this.port = port;
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  static async start(databaseUrl: string, nodeOptions: readonly string[] = []): Promise<Product> {
    const child = spawn(process.execPath, [...nodeOptions, path.join(repository, 'server/dist/src/main.js')], {
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: databaseUrl,
        KEYS_FILE: keysFile,
        // Ten thousand dashboards of one account.
        SOCKETS_PER_PERSON: '100000',
        HOST: '127.0.0.1',
        PORT: '0',
        RATE_LIMITS: uncounted,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    keepTrack(child);
    const port = await new Promise<number>((resolve, reject) => {
      let said = '';
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const ready = /ready at http:\/\/[^:]+:(\d+)/.exec(said);
        if (ready) resolve(Number(ready[1]));
      });
      child.once('exit', (code) => reject(new Error(`the server ended (${code}) before it was ready`)));
    });
    return new Product(child, port);
  }

  stop(): Promise<void> {
    return new Promise((resolve) => {
      this.process.once('exit', () => resolve());
      this.process.kill('SIGTERM');
      setTimeout(() => this.process.kill('SIGKILL'), 10_000).unref();
    });
  }
}
