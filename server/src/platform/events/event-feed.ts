import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { createClient } from '../database/pool.js';
import { roomUrl, type DatabaseAddress } from '../database/rooms.js';
import { DATABASE, POOL } from '../tokens.js';

/** One letter of the ordered log, its change already encoded: it is written once and travels to every screen as it is. */
export interface LoggedEvent {
  revision: number;
  directoryId: string;
  /** The subject whose newest state replaces an older one, such as a ward. */
  subject: string;
  type: string;
  /** The change's own field and value, as JSON text; see `encodeChange`. */
  payload: string;
}

export type EventListener = (events: readonly LoggedEvent[]) => void;

const pollEvery = 2_000;
const page = 2_000;
/** An own commit that overtook another's is only ever a few milliseconds early. */
const gapPatience = 3;
const channel = 'ketenzicht_log';

/**
 * Tells this process of every event, in order and without gaps. Own commits arrive at once; those of other processes are read from the log.
 * A NOTIFY after the commit is only the doorbell, and one that rang while nobody listened does no harm: the log is read by revision, and every
 * two seconds anyway.
 */
@Injectable()
export class EventFeed implements OnApplicationShutdown {
  private readonly listeners: EventListener[] = [];
  private readonly waiting = new Map<number, LoggedEvent>();
  private applied = 0;
  private tailing: Promise<void> | undefined;
  private again = false;
  private ended = false;
  private gapTimer: NodeJS.Timeout | undefined;
  private pollTimer: NodeJS.Timeout | undefined;
  private doorbell: pg.Client | undefined;
  private peers = false;
  private ringing = false;
  private ringAgain = false;

  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    @Inject(DATABASE) private readonly database: DatabaseAddress,
  ) {}

  /** The newest revision that this process has told everyone about. */
  get revision(): number {
    return this.applied;
  }

  listen(listener: EventListener): void {
    this.listeners.push(listener);
  }

  /** Begins after `revision`, the state that the read models were built at. */
  async start(revision: number): Promise<void> {
    this.applied = revision;
    await this.openDoorbell();
    this.pollTimer = setInterval(() => void this.poll(), pollEvery);
    this.pollTimer.unref();
    await this.poll();
  }

  /** Events that this process has just committed. */
  committed(events: readonly LoggedEvent[]): void {
    for (const event of events) if (event.revision > this.applied) this.waiting.set(event.revision, event);
    this.ring(); // first: the other processes' way is longer
    this.drain();
  }

  /** Reads the log up to its end; used on start, on a doorbell, on a gap and by the poll. */
  tail(): Promise<void> {
    this.again = true; // also for a reading that is under way: it may have passed what we came for
    return (this.tailing ??= this.readOn());
  }

  private async readOn(): Promise<void> {
    try {
      while (this.again && !this.ended) {
        this.again = false;
        const { rows } = await this.pool.query<LoggedEvent>({
          name: 'tail',
          text: `${selectEvents} where revision > $1 order by revision limit ${page}`,
          values: [this.applied],
        });
        for (const event of rows) if (event.revision > this.applied) this.waiting.set(event.revision, event);
        this.drain();
        if (rows.length === page) this.again = true;
      }
    } catch (error) {
      console.error(`the event log could not be read (${(error as Error).message}); trying again in ${pollEvery} ms`);
    } finally {
      this.tailing = undefined; // in the same turn as the last look at `again`, or a call in between would wait for nothing
    }
  }

  onApplicationShutdown(): void {
    this.ended = true;
    clearInterval(this.pollTimer);
    clearTimeout(this.gapTimer);
    const doorbell = this.doorbell;
    this.doorbell = undefined;
    doorbell?.removeAllListeners('end');
    void doorbell?.end().catch(() => undefined);
  }

  private drain(): void {
    const ready: LoggedEvent[] = [];
    for (let next = this.waiting.get(this.applied + 1); next; next = this.waiting.get(this.applied + 1)) {
      this.waiting.delete(next.revision);
      this.applied = next.revision;
      ready.push(next);
    }
    if (ready.length > 0) for (const listener of this.listeners) listener(ready);
    clearTimeout(this.gapTimer);
    if (this.waiting.size > 0 && !this.ended) this.gapTimer = setTimeout(() => void this.tail(), gapPatience);
  }

  private async poll(): Promise<void> {
    try {
      const { rows } = await this.pool.query<{ revision: number; peers: boolean }>({
        name: 'poll',
        text: `select revision, exists (select from pg_stat_activity where application_name = $1 and pid <> $2) as peers from log_head`,
        values: [listenerName, this.doorbellPid],
      });
      this.peers = rows[0]?.peers ?? false;
      if ((rows[0]?.revision ?? 0) > this.applied) await this.tail();
    } catch {
      // The next poll tries again; screens learn from /health and their own requests that the database is away.
    }
  }

  private get doorbellPid(): number {
    return (this.doorbell as unknown as { processID?: number } | undefined)?.processID ?? 0;
  }

  private async openDoorbell(): Promise<void> {
    if (this.ended) return;
    const client = createClient(withListenerName(roomUrl(this.database, 'board')));
    client.on('error', () => undefined); // 'end' follows and reconnects
    client.on('notification', ({ processId }) => {
      if (processId !== this.doorbellPid) void this.tail(); // not our own bell: the same connection rings and listens
    });
    client.once('end', () => {
      if (this.doorbell === client && !this.ended) setTimeout(() => void this.openDoorbell(), 500).unref();
    });
    this.doorbell = client;
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      await this.tail(); // what rang while nobody listened
    } catch {
      void client.end().catch(() => undefined); // 'end' follows and reconnects; a second way to try again would double the tries each time
    }
  }

  /** Outside every write transaction, one at a time, and only when another process listens: NOTIFY inside them costs most of the throughput. */
  private ring(): void {
    if (!this.peers || !this.doorbell) return;
    if (this.ringing) {
      this.ringAgain = true;
      return;
    }
    this.ringing = true;
    this.ringAgain = false;
    this.doorbell
      .query(`notify ${channel}`)
      .catch(() => undefined)
      .finally(() => {
        this.ringing = false;
        if (this.ringAgain) this.ring();
      });
  }
}

const listenerName = 'ketenzicht-listener';

function withListenerName(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}application_name=${listenerName}`;
}

export const selectEvents =
  'select revision, directory_id as "directoryId", subject, type, payload::text as payload from event_log';

/** The change as it travels: the log keeps the payload without its revision, which is only known at commit. */
export const encodeChange = ({ revision, type, payload }: Pick<LoggedEvent, 'revision' | 'type' | 'payload'>): string =>
  `{"revision":${revision},"type":"${type}",${payload.slice(1)}`;
