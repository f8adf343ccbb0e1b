import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type { VptSums } from '@ketenzicht/shared/stepdown';
import { Work } from '../../platform/database/work.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { oneAtATime } from '../one-at-a-time.js';
import { asSums, monthsSince, saidMonths, type SaidMonth } from './vpt-monitor.queries.js';

const job = 'stepdown.vptMonitor';

/** What all providers said of each month, summed, in memory. Before each look the months of which something was said since are summed again. */
@Injectable()
export class KnownMonths implements OnApplicationBootstrap {
  private readonly known = new Map<string, SaidMonth>();
  private mark: string | undefined;
  private readonly refresh = oneAtATime(() => this.catchUp());

  constructor(
    private readonly work: Work,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** So that the first look need not wait. Where it fails, that look tries again. */
  onApplicationBootstrap(): void {
    this.refresh().catch(() => undefined);
  }

  async between(directoryId: string, from: string, to: string): Promise<VptSums> {
    await this.refresh();
    return asSums(
      [...this.known.values()].filter((one) => one.directoryId === directoryId && from <= one.month && one.month <= to),
    );
  }

  private catchUp(): Promise<void> {
    return this.work.runByClock('coordination', { at: this.clock(), job, activity: 'capacity' }, async (tx) => {
      const { months, next } = await monthsSince(tx, this.mark ?? null);
      // One by one: at the start that is every month there is, and sums of a month fit in memory.
      for (const month of months)
        for (const one of await saidMonths(tx, { month })) this.known.set(`${one.directoryId} ${one.month}`, one);
      this.mark = next;
    });
  }
}
