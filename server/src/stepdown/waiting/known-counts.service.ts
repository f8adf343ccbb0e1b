import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { POOL } from '../../platform/tokens.js';
import { countsBetween, countsSince } from './known-counts.queries.js';
import { CountsOfWards } from './known-counts.rules.js';
import type { Counted } from './nights.rules.js';
import { oneAtATime, uuidParts } from './one-at-a-time.js';

/** What wards said in numbers, in memory, as `KnownWaits`. Counts are only added, never changed. */
@Injectable()
export class KnownCounts {
  private known = new CountsOfWards();
  private mark: string | undefined;
  private readonly refresh = oneAtATime(() => this.catchUp());

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  async current(): Promise<ReadonlyMap<string, readonly Counted[]>> {
    await this.refresh();
    return this.known.byWard;
  }

  private async catchUp(): Promise<void> {
    if (this.mark === undefined) {
      const known = new CountsOfWards();
      const { next } = await countsSince(this.pool, null);
      for (const part of uuidParts) known.add(await countsBetween(this.pool, part));
      this.known = known;
      this.mark = next;
    }
    const { rows, next } = await countsSince(this.pool, this.mark);
    this.known.add(rows);
    this.mark = next;
  }
}
