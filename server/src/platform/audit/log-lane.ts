import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { Lane } from '../database/lane.js';
import { createClient } from '../database/pool.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { DATABASE } from '../tokens.js';
import { AccessLog, type NewLine } from './access-log.js';

const largestBatch = 256;
const longestQueue = 10_000;

interface Waiting {
  lines: readonly NewLine[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** The lines of those who only read: what comes together shares one place in the chain and one flush, and each still waits until its own line is kept. */
@Injectable()
export class LogLane implements OnApplicationShutdown {
  private readonly lane = new Lane<Waiting>(
    (queue) => ({ batch: queue.slice(0, largestBatch), later: queue.slice(largestBatch) }),
    (batch) => this.commit(batch),
  );
  private client: pg.Client | undefined;

  constructor(
    private readonly log: AccessLog,
    @Inject(DATABASE) private readonly database: DatabaseAddress,
  ) {}

  /** Throws `access_log.unavailable` when the lines could not be kept. */
  append(lines: readonly NewLine[]): Promise<void> {
    if (this.lane.length >= longestQueue) return Promise.reject(unavailable());
    return new Promise((resolve, reject) => this.lane.push({ lines, resolve, reject }));
  }

  async onApplicationShutdown(): Promise<void> {
    await this.lane.idle();
    await this.client?.end().catch(() => undefined);
  }

  /** When a batch fails its members go one by one, so that one bad line cannot take others down with it. */
  private async commit(batch: readonly Waiting[]): Promise<void> {
    try {
      await this.write(batch.flatMap(({ lines }) => lines));
      for (const { resolve } of batch) resolve();
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error instanceof RuleError ? error : unavailable());
      for (const one of batch) await this.commit([one]);
    }
  }

  private async write(lines: readonly NewLine[]): Promise<void> {
    const client = await this.connection();
    try {
      await client.query('begin');
      await this.log.append(client, lines);
      await client.query('commit');
    } catch (error) {
      // A connection that cannot even roll back is not one to go on with.
      await client.query('rollback').catch(() => this.drop(client));
      throw error;
    }
  }

  private async connection(): Promise<pg.Client> {
    if (this.client) return this.client;
    const client = createClient(roomUrl(this.database, 'audit'));
    client.on('error', () => this.drop(client));
    client.on('end', () => this.drop(client));
    await client.connect();
    this.client = client;
    return client;
  }

  private drop(client: pg.Client): void {
    if (this.client === client) this.client = undefined;
    void client.end().catch(() => undefined);
  }
}

const unavailable = () =>
  new RuleError(
    'access_log.unavailable',
    'Who looks must be written down, and that is not possible now. Try again shortly.',
  );
