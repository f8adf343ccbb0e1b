import { Injectable, type OnModuleInit } from '@nestjs/common';
import { daysOfQuarter, moveQuarters, quarterOf } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, localDate, minute, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { RoomPools } from '../platform/database/room-pools.js';
import { Work } from '../platform/database/work.js';
import { NightlyJobs } from '../platform/jobs/nightly-jobs.js';
import { countQuarter, countedQuarters, type Counted } from './following-figures.queries.js';

const job = 'following.figures';
const lock = 7017;
/** So old may the figures of a quarter be that is not over yet. */
const freshFor = 15 * minute;

/** Counts whoever is followed, by the clock, so that nobody who reads the figures ever comes near a file. */
@Injectable()
export class FollowingCount implements OnModuleInit {
  constructor(
    private readonly work: Work,
    private readonly pools: RoomPools,
    private readonly nightly: NightlyJobs,
  ) {}

  onModuleInit(): void {
    this.nightly.register({ name: 'following-figures', cron: '35 4 * * *', run: (at) => this.closeQuarters(at) });
  }

  /** The last quarter that is over is counted the first night after it, also when nobody asks: what is erased later was there. */
  async closeQuarters(at: Date): Promise<string> {
    const quarter = quarterOf(localDate(at));
    const { rows } = await this.pools
      .of('board')
      .query<{ id: string }>('select id from reference.directory order by id');
    for (const { id } of rows) await this.refresh(id, [moveQuarters(quarter, -1), quarter], at);
    return `counted two quarters of ${rows.length} registers`;
  }

  /** Two who ask at once count once: the second one waits, and finds it done. */
  async refresh(directoryId: string, quarters: readonly string[], at: Date): Promise<Told> {
    const known = await this.work.runByClock('care', { at, job, activity: 'ketenveldnorm' }, (tx) =>
      countedQuarters(tx, directoryId, quarters),
    );
    if (quarters.every((quarter) => stands(quarter, known, at))) return told(quarters, known, at);
    return this.work.runByClock('care', { at, job, activity: 'ketenveldnorm' }, async (tx) => {
      await tx.query('select pg_advisory_xact_lock($1, hashtext($2))', [lock, directoryId]);
      const counted = await countedQuarters(tx, directoryId, quarters);
      for (const quarter of quarters)
        if (!stands(quarter, counted, at)) await countQuarter(tx, directoryId, quarter, at);
      return told(quarters, await countedQuarters(tx, directoryId, quarters), at);
    });
  }
}

/** A quarter that was counted when it was over stays so; one that goes on is counted anew after a while. */
function stands(quarter: string, known: readonly Counted[], at: Date): boolean {
  const one = known.find((counted) => counted.quarter === quarter);
  if (!one) return false;
  const over = startOfLocalDay(addLocalDays(daysOfQuarter(quarter).to, 1));
  if (one.isCleared) return true;
  if (one.countedAt >= over) return true;
  const age = at.getTime() - one.countedAt.getTime();
  return at < over && age >= 0 && age < freshFor;
}

interface Told {
  /** Without those whose term is over. */
  quarters: string[];
  /** When the newest of these was counted. */
  countedAt: Date;
}

function told(quarters: readonly string[], known: readonly Counted[], at: Date): Told {
  const cleared = new Set(known.filter(({ isCleared }) => isCleared).map(({ quarter }) => quarter));
  const newest = Math.max(0, ...known.map(({ countedAt }) => countedAt.getTime()));
  return {
    quarters: quarters.filter((quarter) => !cleared.has(quarter)),
    countedAt: newest === 0 ? at : new Date(newest),
  };
}
