import { Inject, Injectable } from '@nestjs/common';
import {
  afarDelay,
  seesFromAfar,
  totalsByRegion,
  unlessSmall,
  withSmallTogether,
  withoutSmallFigures,
  type Board,
  type CapacityHistory,
  type Unit,
} from '@ketenzicht/shared/capacity';
import { RuleError, day, ensure, localDate, startOfLocalDay, type Actor } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { EventFeed } from '../platform/events/event-feed.js';
import { namedUuid } from '../platform/named-uuid.js';
import { CLOCK, POOL, type Clock } from '../platform/tokens.js';
import { figureBefore, historySteps, unitsAsOf } from './capacity.queries.js';
import { historyByDay } from './history.rules.js';
import { unknownUnit } from './capacity.service.js';

interface Moments {
  asOf?: string | undefined;
  knownAt?: string | undefined;
}
interface Window {
  from?: string | undefined;
  to?: string | undefined;
  per: 'step' | 'day';
  knownAt?: string | undefined;
}
/** Whoever sees from afar is answered about whole minutes, so that one question a minute is asked of the database. */
const step = 60_000;

/** Boards and wards as they were; and for those outside the care chain, who see nothing newer than an hour and small wards only together, all of it (PRIV-09). */
@Injectable()
export class PastService {
  /** Of each register the newest that may be seen from afar. */
  private readonly afar = new Map<string, { at: number; board: Promise<Board> }>();

  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly feed: EventFeed,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async board(directoryId: string, query: Moments): Promise<Board> {
    const now = this.clock();
    const knownAt = query.knownAt ? new Date(query.knownAt) : now;
    const asOf = query.asOf ? new Date(query.asOf) : knownAt;
    refuseFuture({ ...(query.asOf && { asOf }), ...(query.knownAt && { knownAt }) }, now);
    const units = await unitsAsOf(this.pool, directoryId, asOf, knownAt);
    return {
      ...boardOf(directoryId, units, asOf),
      ...(query.knownAt && { knownAt: knownAt.toISOString() }),
      revision: this.feed.revision,
    };
  }

  async boardFromAfar(directoryId: string, query: Moments): Promise<Board> {
    const latest = this.latestFromAfar();
    if (query.asOf !== undefined || query.knownAt !== undefined) {
      refuseFuture(dates(query), this.clock());
      const knownAt = noLater(query.knownAt, latest);
      return this.boardAt(directoryId, noLater(query.asOf, knownAt), knownAt);
    }
    const known = this.afar.get(directoryId);
    if (known?.at === latest.getTime()) return known.board;
    const board = this.boardAt(directoryId, latest, latest);
    this.afar.set(directoryId, { at: latest.getTime(), board });
    board.catch(() => this.afar.delete(directoryId));
    return board;
  }

  /** A small ward answers as one that is not there. */
  async unitFromAfar(directoryId: string, unitId: string): Promise<Unit> {
    const { units } = await this.boardFromAfar(directoryId, {});
    const unit = units.find(({ id, wards }) => id === unitId && wards === undefined);
    if (!unit) throw unknownUnit();
    return unit;
  }

  async history(actor: Actor, unitId: string, window: Window): Promise<CapacityHistory> {
    const now = this.clock();
    const latest = seesFromAfar(actor) ? this.latestFromAfar() : now;
    const knownAt = noLater(window.knownAt, latest);
    refuseFuture(window.knownAt ? { knownAt: new Date(window.knownAt) } : {}, now);
    const to = seesFromAfar(actor) ? noLater(window.to, latest) : new Date(window.to ?? now);
    const asked = window.from ? new Date(window.from) : new Date(to.getTime() - 90 * day);
    const from = window.per === 'day' ? startOfLocalDay(localDate(asked)) : asked; // half a first day would look like a day of silence
    ensure(from < to, 'input.invalid', 'The window ends before it begins.');
    ensure(to.getTime() - from.getTime() <= 1_900 * day, 'input.invalid', 'Ask for five years at most.');
    let [before, steps] = await Promise.all([
      figureBefore(this.pool, unitId, from, knownAt),
      historySteps(this.pool, unitId, { from, to, knownAt }),
    ]);
    if (seesFromAfar(actor)) [before, steps] = [before && unlessSmall(before), withoutSmallFigures(steps)];
    const past = window.per === 'day' ? { days: historyByDay(before, steps, from, to, latest) } : { steps };
    return { unitId, from: from.toISOString(), to: to.toISOString(), before, ...past };
  }

  private latestFromAfar(): Date {
    return new Date(Math.floor((this.clock().getTime() - afarDelay) / step) * step);
  }

  /** Says nothing of revisions: that one was added is news of this minute. */
  private async boardAt(directoryId: string, asOf: Date, knownAt: Date): Promise<Board> {
    const units = await unitsAsOf(this.pool, directoryId, asOf, knownAt);
    const seen = withSmallTogether(units, (members) => namedUuid('small wards', ...members));
    return { ...boardOf(directoryId, seen.units, asOf), revision: 0, withheld: seen.withheld };
  }
}

function boardOf(directoryId: string, units: Unit[], asOf: Date): Omit<Board, 'revision'> {
  const totals = totalsByRegion(units, [...new Set(units.map(({ regionId }) => regionId))].sort(), asOf);
  const coverage = totals[0]?.coverage ?? { reporting: 0, total: 0 };
  return { asOf: asOf.toISOString(), directoryId, coverage, totals, units };
}

const dates = (moments: Moments): Record<string, Date> =>
  Object.fromEntries(Object.entries(moments).flatMap(([name, at]) => (at ? [[name, new Date(at as string)]] : [])));

const noLater = (asked: string | undefined, latest: Date): Date =>
  asked === undefined ? latest : new Date(Math.min(Date.parse(asked), latest.getTime()));

function refuseFuture(moments: Record<string, Date>, now: Date): void {
  const late = Object.entries(moments).filter(([, moment]) => moment.getTime() > now.getTime() + 1_000);
  if (late.length === 0) return;
  const faults = late.map(([name]) => ({
    pointer: `/${name}`,
    code: 'input.in_future',
    detail: 'This moment has not been yet.',
  }));
  throw new RuleError('input.invalid', 'The past can be shown, the future cannot.', faults);
}
