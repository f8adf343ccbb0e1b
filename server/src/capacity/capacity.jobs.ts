import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { hour } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../platform/database/room-pools.js';
import { CLOCK, type Clock } from '../platform/tokens.js';

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

  /** By the terms as they stand in the database: how long the same key is answered the same, and how far back a client may have been away. */
  async clear(): Promise<void> {
    const { rows } = await this.pools
      .of('jobs')
      .query<{ class: string; before: Date }>(
        `select class, $1::timestamptz - term::interval as before from privacy.retention_rule where class in ('event-log', 'idempotency-keys')`,
        [this.clock()],
      );
    for (const { class: name, before } of rows)
      await this.clearPages(
        name === 'event-log'
          ? 'delete from event_log where revision in (select revision from event_log where recorded_at < $1 order by revision limit $2)'
          : 'delete from idempotency where ctid in (select ctid from idempotency where recorded_at < $1 limit $2)',
        before,
      );
  }

  private async clearPages(sql: string, before: Date): Promise<void> {
    for (;;) {
      const { rowCount } = await this.pools.of('jobs').query(sql, [before, page]);
      if ((rowCount ?? 0) < page) return;
    }
  }
}
