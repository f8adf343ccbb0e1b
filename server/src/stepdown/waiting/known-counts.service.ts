import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import type pg from 'pg';
import { POOL } from '../../platform/tokens.js';
import { countsBetween, countsSince } from './known-counts.queries.js';
import { CountsOfWards } from './known-counts.rows.js';
import type { CountsByWard } from './nights.js';
import { oneAtATime, uuidParts } from '../one-at-a-time.js';

/** What wards said in numbers, in memory, as `KnownWaits`. Counts are only added, never changed. */
@Injectable()
export class KnownCounts implements OnApplicationBootstrap {
  private known = new CountsOfWards();
  private mark: string | undefined;
  private readonly refresh = oneAtATime(() => this.catchUp());

  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** So that the first look need not wait. Where it fails, that look tries again. */
  onApplicationBootstrap(): void {
    this.refresh().catch(() => undefined);
  }

  async current(): Promise<CountsByWard> {
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
