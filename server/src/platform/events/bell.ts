import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { DeskChanged } from '@ketenzicht/shared/live';
import type pg from 'pg';
import { createClient } from '../database/pool.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { DATABASE } from '../tokens.js';

/** What is rung, and what it carries: never what happened, only whom it concerns. */
export interface Rings {
  /** An organisation about which there is something to be told. */
  notice: string;
  /** Whose desk shows something else now. */
  desk: DeskChanged & { for: readonly string[] };
  /** Who has which case open now. */
  watch: { caseId: string; accountId: string };
  /** A ward that said who is ready to leave. */
  ready: string;
}
type Channel = keyof Rings;
const channels = ['notice', 'desk', 'watch', 'ready'] as const satisfies readonly Channel[];
const nameOf = (channel: Channel) => `ketenzicht_${channel}`;

/** In the transaction of what happened: rings when, and only when, that is committed. Costs every other commit a little, so not for what happens often. */
export const announceNotice = (tx: Pick<pg.ClientBase, 'query'>, organisationId: string): Promise<unknown> =>
  tx.query('select pg_notify($1, $2)', [nameOf('notice'), JSON.stringify(organisationId)]);

/**
 * Heard in every process. What is missed while the line is down is found by the screens themselves, which look once a minute anyway and at every reconnection.
 */
@Injectable()
export class Bell implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners: { [C in Channel]: ((ring: Rings[C]) => void)[] } = {
    notice: [],
    desk: [],
    watch: [],
    ready: [],
  };
  private line: pg.Client | undefined;
  private ended = false;
  /** One at a time: a connection takes no second question before it answered the first. */
  private ringing: Promise<unknown> = Promise.resolve();

  constructor(@Inject(DATABASE) private readonly database: DatabaseAddress) {}

  listen<C extends Channel>(channel: C, listener: (ring: Rings[C]) => void): void {
    this.listeners[channel].push(listener);
  }

  /** After the commit, on a line of its own: nobody's answer waits for it. */
  ring<C extends Channel>(channel: C, ring: Rings[C]): void {
    const values = [nameOf(channel), JSON.stringify(ring)];
    this.ringing = this.ringing.then(() => this.line?.query('select pg_notify($1, $2)', values)).catch(() => undefined);
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

  private hear(name: string, payload = ''): void {
    const channel = channels.find((one) => nameOf(one) === name);
    if (!channel) return;
    const ring: never = JSON.parse(payload) as never;
    for (const listener of this.listeners[channel]) listener(ring);
  }

  private async open(): Promise<void> {
    if (this.ended) return;
    const client = createClient(roomUrl(this.database, 'board'));
    client.on('error', () => undefined); // 'end' follows and reconnects
    client.on('notification', ({ channel, payload }) => this.hear(channel, payload));
    client.once('end', () => {
      if (this.line === client && !this.ended) setTimeout(() => void this.open(), 1_000).unref();
    });
    this.line = client;
    try {
      await client.connect();
      for (const channel of channels) await client.query(`listen ${nameOf(channel)}`);
    } catch {
      void client.end().catch(() => undefined);
    }
  }
}
