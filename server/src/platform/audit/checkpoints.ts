import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { hour, minute } from '@ketenzicht/shared/kernel';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { Keyring } from '../keys/keyring.js';
import { CLOCK, CONFIG, KEYRING, type Clock } from '../tokens.js';
import { appendCheckpoint, signCheckpoint } from './checkpoint.js';
import { headOf, streamOf } from './chain.queries.js';

/** Writes down outside the database how far the chain has come: every minute in which it grew, every hour in any case, at the start and at a clean stop. */
@Injectable()
export class Checkpoints implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private last = { seq: 0, at: -Infinity };
  private timer: NodeJS.Timeout | undefined;
  private writing: Promise<void> = Promise.resolve();
  /** Why the last one could not be kept. */
  trouble: string | undefined;

  constructor(
    private readonly pools: RoomPools,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.write();
    this.timer = setInterval(() => void this.write(), minute);
    this.timer.unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.write();
  }

  /** One at a time; never throws, because beds must go on. What went wrong shows in the health of the server. */
  write(): Promise<void> {
    this.writing = this.writing
      .then(() => this.writeNow())
      .then(
        () => void (this.trouble = undefined),
        (error: Error) => {
          this.trouble = error.message;
          console.error(`a checkpoint of the access log could not be kept: ${error.message}`);
        },
      );
    return this.writing;
  }

  private async writeNow(): Promise<void> {
    const at = this.clock();
    const pool = this.pools.of('audit');
    const head = await headOf(pool);
    if (!head || (head.seq === this.last.seq && at.getTime() - this.last.at < hour)) return;
    const unsigned = {
      stream: (await streamOf(pool)).id,
      seq: head.seq,
      hash: head.hash.toString('hex'),
      time: at.toISOString(),
    };
    await appendCheckpoint(this.config.checkpointDir, signCheckpoint(unsigned, this.keys));
    this.last = { seq: head.seq, at: at.getTime() };
  }
}
