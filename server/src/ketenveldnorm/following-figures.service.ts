import { Injectable } from '@nestjs/common';
import {
  followingQuarter,
  moveQuarters,
  publishedFollowingQuarter,
  quarterOf,
  quartersOf,
  seesRounded,
  type FollowingFigures,
  type FollowingFiguresQuery,
} from '@ketenzicht/shared/ketenveldnorm';
import { localDate, type Actor } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';
import { FollowingCount } from './following-figures.count.js';
import { cellsOf } from './following-figures.queries.js';

/** How many are followed and how that goes, as sums: a region's director of the own regions as they are, everybody else of the country, rounded (PRIV-08). */
@Injectable()
export class FollowingFiguresService {
  constructor(
    private readonly work: Work,
    private readonly counting: FollowingCount,
  ) {}

  /** Of the newest quarter that may be told to who asks. */
  newest(visit: Visit): Promise<FollowingFigures> {
    const last = lastFor(visit.actor, localDate(visit.at));
    return this.read(visit, { from: last, to: last });
  }

  async read(visit: Visit, query: FollowingFiguresQuery): Promise<FollowingFigures> {
    const { actor, at } = visit;
    const today = localDate(at);
    const asked = quartersOf(query, lastFor(actor, today));
    const { quarters, countedAt } = await this.counting.refresh(actor.directoryId, asked, at);
    // The database leaves out what is of another region for a director.
    const cells = await this.work.run('coordination', visit, (tx) => cellsOf(tx, actor.directoryId, quarters));
    const tell = seesRounded(actor) ? publishedFollowingQuarter : followingQuarter;
    return {
      quarters: quarters.map((quarter) =>
        tell(
          quarter,
          today,
          cells.filter((cell) => cell.quarter === quarter),
        ),
      ),
      countedAt: countedAt.toISOString(),
      suppressed: seesRounded(actor),
    };
  }
}

/** Outside the region a quarter is told when it is over. */
const lastFor = (actor: Actor, today: string): string =>
  seesRounded(actor) ? moveQuarters(quarterOf(today), -1) : quarterOf(today);
