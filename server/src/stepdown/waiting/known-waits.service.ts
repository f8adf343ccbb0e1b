import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Work, type Tx } from '../../platform/database/work.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { putIn } from './known-waits.rows.js';
import { waitsBetween, waitsSince } from './known-waits.queries.js';
import { Pieces } from './pieces.js';
import { oneAtATime, uuidParts } from '../one-at-a-time.js';

/**
 * Everybody who waits or waited, as stretches of nights, in memory: five years of nights are summed from it in the time in which the database would have
 * begun to. Nobody has a name or a number in it. Before each look it asks what was written since, so that no look is older than its question.
 */
@Injectable()
export class KnownWaits implements OnApplicationBootstrap {
  private known = new Pieces();
  /** Everything that was written by an earlier transaction than this one is known. */
  private mark: string | undefined;
  private oldest: number | null = null;
  private readonly refresh = oneAtATime(() => this.catchUp());

  constructor(
    private readonly work: Work,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** So that the first look need not wait. Where it fails, that look tries again. */
  onApplicationBootstrap(): void {
    this.refresh().catch(() => undefined);
  }

  async current(): Promise<Pieces> {
    await this.refresh();
    return this.known;
  }

  private catchUp(): Promise<void> {
    const job = { at: this.clock(), job: 'outflow.figures' };
    return this.work.runByClock('placement', job, async (tx) => {
      if (this.mark === undefined) await this.begin(tx);
      else await this.addSince(tx, this.mark);
    });
  }

  private async addSince(tx: Tx, mark: string): Promise<void> {
    const { rows, oldest, next } = await waitsSince(tx, mark);
    putIn(this.known, rows);
    if (oldest !== this.oldest) this.forget(oldest);
    this.mark = next;
  }

  /** Whoever served their time was taken away, by when their end was said: the oldest of the others says who. */
  private forget(oldest: number | null): void {
    this.known.forgetBefore(oldest ?? Number.MAX_VALUE);
    this.oldest = oldest;
  }

  /** In pieces, so that others are served in between; what is written meanwhile is asked for after. */
  private async begin(tx: Tx): Promise<void> {
    const { next } = await waitsSince(tx, null);
    const known = new Pieces();
    for (const part of uuidParts) putIn(known, await waitsBetween(tx, part));
    this.known = known;
    await this.addSince(tx, next);
  }
}
