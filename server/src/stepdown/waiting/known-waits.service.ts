import { Inject, Injectable } from '@nestjs/common';
import { Work, type Tx } from '../../platform/database/work.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { waitsOf, type KnownWait } from './known-waits.rules.js';
import { waitsBetween, waitsSince } from './known-waits.queries.js';
import type { Waited } from './nights.rules.js';
import { oneAtATime, uuidParts } from './one-at-a-time.js';

/**
 * Everybody who waits or waited, as stretches of nights, in memory: five years of nights are summed from it in the time in which the database would have
 * begun to. Nobody has a name or a number in it. Before each look it asks what was written since, so that no look is older than its question.
 */
@Injectable()
export class KnownWaits {
  private known = new Map<string, KnownWait>();
  /** Everything that was written by an earlier transaction than this one is known. */
  private mark: string | undefined;
  private readonly refresh = oneAtATime(() => this.catchUp());

  constructor(
    private readonly work: Work,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async current(): Promise<Iterable<Waited>> {
    await this.refresh();
    return this.known.values();
  }

  private catchUp(): Promise<void> {
    const job = { at: this.clock(), job: 'outflow.figures' };
    return this.work.runByClock('placement', job, async (tx) => {
      if (this.mark !== undefined && (await this.addSince(tx, this.mark))) return;
      await this.begin(tx);
    });
  }

  /** False: some were taken away when their time was over, and nothing says which. */
  private async addSince(tx: Tx, mark: string): Promise<boolean> {
    const { rows, many, next } = await waitsSince(tx, mark);
    for (const [id, wait] of waitsOf(rows)) this.known.set(id, wait);
    this.mark = next;
    return this.known.size === many;
  }

  /** In pieces, so that others are served in between; what is written meanwhile is asked for after. */
  private async begin(tx: Tx): Promise<void> {
    this.mark = undefined;
    const { next } = await waitsSince(tx, null);
    const known = new Map<string, KnownWait>();
    for (const part of uuidParts)
      for (const [id, wait] of waitsOf(await waitsBetween(tx, part))) known.set(id, wait);
    this.known = known;
    await this.addSince(tx, next);
  }
}
