import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { createClient } from '../database/pool.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { DATABASE } from '../tokens.js';

const channel = 'ketenzicht_notice';

/** In the transaction of what happened: rings when, and only when, that is committed. It carries the organisation concerned and nothing of what happened. */
export const announceNotice = (tx: Pick<pg.ClientBase, 'query'>, organisationId: string): Promise<unknown> =>
  tx.query('select pg_notify($1, $2)', [channel, organisationId]);

/**
 * Hears, in every process, that there is something to be told about an organisation. What is missed while the line is down is found by the screens
 * themselves, which look once a minute anyway.
 */
@Injectable()
export class NoticeBell implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners: ((organisationId: string) => void)[] = [];
  private line: pg.Client | undefined;
  private ended = false;

  constructor(@Inject(DATABASE) private readonly database: DatabaseAddress) {}

  listen(listener: (organisationId: string) => void): void {
    this.listeners.push(listener);
  }

  onApplicationBootstrap(): Promise<void> {
    return this.open();
  }

  onApplicationShutdown(): void {
    this.ended = true;
    const { line } = this;
    this.line = undefined;
    line?.removeAllListeners('end');
    void line?.end().catch(() => undefined);
  }

  private async open(): Promise<void> {
    if (this.ended) return;
    const client = createClient(roomUrl(this.database, 'board'));
    client.on('error', () => undefined); // 'end' follows and reconnects
    client.on('notification', ({ payload }) => {
      for (const listener of this.listeners) listener(payload ?? '');
    });
    client.once('end', () => {
      if (this.line === client && !this.ended) setTimeout(() => void this.open(), 1_000).unref();
    });
    this.line = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
    } catch {
      void client.end().catch(() => undefined);
    }
  }
}
