import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { minute } from '@ketenzicht/shared/kernel';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { CLOCK, CONFIG, type Clock } from '../tokens.js';
import { Checkpoints } from './checkpoints.js';

const worthAWarning = 2_000;

/** What somebody should look at although beds go on: stands in the health of the server, and takes it out of no rotation. */
@Injectable()
export class LogHealth implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private brokenAt: number | null = null;
  /** Milliseconds that our clock is ahead of the database's. */
  private drift = 0;

  constructor(
    private readonly pools: RoomPools,
    private readonly checkpoints: Checkpoints,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'clockCheck'>,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => void this.look().catch(() => undefined);
    look();
    this.timer = setInterval(look, minute);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Measured against the middle of the question, so that a slow answer is no drift. */
  async look(): Promise<void> {
    const asked = this.clock().getTime();
    const { rows } = await this.pools
      .of('audit')
      .query<{ now: Date; bad_seq: number | null }>(
        'select clock_timestamp() as now, (select bad_seq from audit.verification order by id desc limit 1) as bad_seq',
      );
    const answered = this.clock().getTime();
    this.drift = (asked + answered) / 2 - (rows[0]?.now.getTime() ?? asked);
    this.brokenAt = rows[0]?.bad_seq ?? null;
  }

  get degraded(): string[] {
    return [
      ...(this.brokenAt === null ? [] : [`the access log is broken at line ${this.brokenAt}`]),
      ...(this.checkpoints.trouble === undefined ? [] : ['checkpoints of the access log are not kept']),
      ...(this.config.clockCheck && Math.abs(this.drift) > worthAWarning
        ? [`the clocks of server and database are ${Math.round(Math.abs(this.drift) / 100) / 10} s apart`]
        : []),
    ];
  }
}
