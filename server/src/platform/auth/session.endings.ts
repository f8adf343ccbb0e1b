import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { createClient } from '../database/pool.js';
import { RoomPools } from '../database/room-pools.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { DATABASE } from '../tokens.js';

/** A session that ended; or, without one, an account whose rights have changed. `renewed`: the login stands under another token. */
export interface Ending {
  accountId: string;
  sessionId: string | null;
  renewed: boolean;
}
type Listener = (ending: Ending) => void;

const pollEvery = 2_000;
/** A transaction may commit later than its rows say they were made. */
const overlap = 60;
const keptFor = '1 hour';

/**
 * Tells this process of every session that ended and every right that changed, whoever did it and on which server: triggers write it down where it
 * happens. The doorbell brings it within milliseconds; when it is away, the table is read every two seconds anyway.
 */
@Injectable()
export class SessionEndings implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly listeners: Listener[] = [];
  private seen = new Set<number>();
  private readAt = Date.now();
  private timer: NodeJS.Timeout | undefined;
  private doorbell: pg.Client | undefined;
  private hasEnded = false;
  private reading: Promise<void> | undefined;

  constructor(
    private readonly pools: RoomPools,
    @Inject(DATABASE) private readonly database: DatabaseAddress,
  ) {}

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** In this process at once; the others hear it from the table. */
  tell(ending: Ending): void {
    for (const listener of this.listeners) listener(ending);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.timer = setInterval(() => void this.read(), pollEvery);
    this.timer.unref();
    await this.openDoorbell();
  }

  onApplicationShutdown(): void {
    this.hasEnded = true;
    clearInterval(this.timer);
    this.doorbell?.removeAllListeners('end');
    void this.doorbell?.end().catch(() => undefined);
  }

  /** What was written since the last look. One at a time: a bell during a look means another look. */
  private async read(): Promise<void> {
    while (this.reading) await this.reading;
    this.reading = this.readOnce().finally(() => (this.reading = undefined));
    await this.reading;
  }

  private async readOnce(): Promise<void> {
    if (this.hasEnded) return;
    const began = Date.now();
    try {
      const { rows } = await this.pools.of('identity').query<Ending & { seq: number }>(
        `select seq, account_id as "accountId", session_id as "sessionId", renewed from session_ending
           where ended_at > clock_timestamp() - make_interval(secs => $1) order by seq`,
        [overlap + (began - this.readAt) / 1_000],
      );
      this.readAt = began;
      const fresh = rows.filter(({ seq }) => !this.seen.has(seq));
      this.seen = new Set(rows.map(({ seq }) => seq));
      for (const ending of fresh) this.tell(ending);
    } catch {
      // The next look covers this one's time as well.
    }
  }

  async forgetOld(): Promise<void> {
    await this.pools.of('identity').query(`delete from session_ending where ended_at < now() - interval '${keptFor}'`);
  }

  private async openDoorbell(): Promise<void> {
    if (this.hasEnded) return;
    const client = createClient(roomUrl(this.database, 'identity'));
    client.on('error', () => undefined); // 'end' follows and reconnects
    client.on('notification', () => void this.read());
    client.once('end', () => {
      if (this.doorbell === client && !this.hasEnded) setTimeout(() => void this.openDoorbell(), 500).unref();
    });
    this.doorbell = client;
    try {
      await client.connect();
      await client.query('listen ketenzicht_sessions');
      await this.read(); // what rang while nobody listened
    } catch {
      void client.end().catch(() => undefined);
    }
  }
}
