import { Inject, Injectable } from '@nestjs/common';
import { freshnessAt } from '@ketenzicht/shared/capacity';
import type { Change, Changes } from '@ketenzicht/shared/live';
import type pg from 'pg';
import { EventFeed, encodeChange, selectEvents, type LoggedEvent } from '../platform/events/event-feed.js';
import { POOL } from '../platform/tokens.js';

const kept = 20_000;
/** More than this is slower to apply than a new board. */
const mostChanges = 2_000;
/** Freshness may turn meanwhile; a second late is what every screen corrects by itself. */
const answerKept = 1_000;

/** What happened since a revision: from memory for those who were away shortly, from the log for the others, or "too old: take a new board". */
@Injectable()
export class RecentChanges {
  private ring: LoggedEvent[] = [];
  /** The same question gets the same answer until something happens: after an outage everyone asks it. */
  private readonly answers = new Map<string, { at: number; changes: Promise<Changes | undefined> }>();

  constructor(
    private readonly feed: EventFeed,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {
    feed.listen((events) => {
      this.answers.clear();
      this.ring.push(...events);
      if (this.ring.length > kept * 1.5) this.ring = this.ring.slice(-kept);
    });
  }

  /** Undefined when `since` lies before the log's memory or after its end. `upTo` bounds the answer for sockets that get the rest as frames. */
  since(directoryId: string, since: number, at: Date, upTo = this.feed.revision): Promise<Changes | undefined> {
    const question = `${directoryId} ${since} ${upTo}`;
    const known = this.answers.get(question);
    if (known && at.getTime() - known.at < answerKept) return known.changes;
    const changes = this.find(directoryId, since, at, upTo);
    this.answers.set(question, { at: at.getTime(), changes });
    changes.catch(() => this.answers.delete(question));
    return changes;
  }

  async hasRegister(directoryId: string): Promise<boolean> {
    const { rowCount } = await this.pool.query('select from directory where id = $1', [directoryId]);
    return rowCount === 1;
  }

  private async find(directoryId: string, since: number, at: Date, upTo: number): Promise<Changes | undefined> {
    if (since > this.feed.revision) return undefined;
    if (since >= upTo) return { from: since, to: since, changes: [] };
    const events = this.remembered(since) ?? (await this.logged(since));
    if (!events) return undefined;
    const wanted = events.filter(({ revision }) => revision <= upTo);
    return {
      from: since,
      to: wanted.at(-1)?.revision ?? since,
      changes: wanted.filter((event) => event.directoryId === directoryId).map((event) => changeAt(event, at)),
    };
  }

  /** Revisions have no gaps, so that a place in the ring can be counted out. */
  private remembered(since: number): LoggedEvent[] | undefined {
    const first = this.ring[0];
    if (!first || since < first.revision - 1) return undefined;
    const from = since - first.revision + 1;
    return this.ring.slice(from, from + mostChanges);
  }

  private async logged(since: number): Promise<LoggedEvent[] | undefined> {
    const { rows } = await this.pool.query<LoggedEvent>(
      `${selectEvents} where revision > $1 order by revision limit ${mostChanges}`,
      [since],
    );
    return rows[0]?.revision === since + 1 ? rows : undefined;
  }
}

/** The log keeps what was so at commit; whether it is still fresh is a matter of now. */
function changeAt(event: LoggedEvent, at: Date): Change {
  const change = JSON.parse(encodeChange(event)) as Change;
  if (change.type !== 'capacity.reported') return change;
  return { ...change, capacity: { ...change.capacity, freshness: freshnessAt(change.capacity, at) } };
}
