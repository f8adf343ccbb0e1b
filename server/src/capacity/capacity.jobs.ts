import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { day, hour } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../platform/database/room-pools.js';
import { CLOCK, type Clock } from '../platform/tokens.js';

/** A client that was away longer takes a new board; the history itself is kept. */
export const eventsKept = 14 * day;
/** How long the same key is answered the same. */
export const keysKept = 7 * day;

const page = 5_000;

/** Clears what has served its time, a page at a time so that no report ever waits for it. Harmless when several processes do it. */
@Injectable()
export class CapacityJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly pools: RoomPools,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(
      () =>
        void this.clear().catch((error: Error) => console.error(`old events could not be cleared: ${error.message}`)),
      hour,
    );
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  async clear(): Promise<void> {
    const now = this.clock().getTime();
    await this.clearPages(
      'delete from event_log where revision in (select revision from event_log where recorded_at < $1 order by revision limit $2)',
      new Date(now - eventsKept),
    );
    await this.clearPages(
      'delete from idempotency where ctid in (select ctid from idempotency where recorded_at < $1 limit $2)',
      new Date(now - keysKept),
    );
  }

  private async clearPages(sql: string, before: Date): Promise<void> {
    for (;;) {
      const { rowCount } = await this.pools.of('jobs').query(sql, [before, page]);
      if ((rowCount ?? 0) < page) return;
    }
  }
}
