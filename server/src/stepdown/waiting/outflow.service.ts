import { Inject, Injectable } from '@nestjs/common';
import { addLocalDays, localDate, minute, type Actor } from '@ketenzicht/shared/kernel';
import { closedMonth, isOutsider, type Days } from '@ketenzicht/shared/placement';
import {
  outflowDays,
  outflowFigures,
  publishedOutflow,
  type OutflowFigures,
  type OutflowQuery,
} from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { Work } from '../../platform/database/work.js';
import { POOL } from '../../platform/tokens.js';
import {
  countFacts,
  countSums,
  personFacts,
  personSums,
  tariffsIn,
  type Nights,
  type Scope,
} from './outflow.queries.js';

const keptFor = 5 * minute;
const mostKept = 50;
const job = 'outflow.figures';

/** What it costs that people who could leave cannot: sums, in which nobody can be seen. */
@Injectable()
export class OutflowService {
  private readonly kept = new Map<string, { at: number; figures: Promise<OutflowFigures> }>();

  constructor(
    private readonly work: Work,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  /** Own wards, own regions, or the whole register. Outside the care chain: one month that is over, with small numbers hidden. Kept for some minutes. */
  read(actor: Actor, query: OutflowQuery, at: Date): Promise<OutflowFigures> {
    const outside = isOutsider(actor);
    const days = outside ? closedMonth(query.to, at) : outflowDays(query, at);
    const scope = scopeOf(actor);
    const key = JSON.stringify([outside, days, scope]);
    const known = this.kept.get(key);
    const age = at.getTime() - (known?.at ?? -Infinity);
    if (known && age >= 0 && age < keptFor) return known.figures;
    const figures = outside ? this.published(days, scope, at) : this.exact(days, scope, at);
    this.kept.delete(key);
    this.kept.set(key, { at: at.getTime(), figures });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    figures.catch(() => this.kept.delete(key));
    return figures;
  }

  private async exact(days: Days, scope: Scope, at: Date): Promise<OutflowFigures> {
    const nights = nightsOf(days, at);
    const persons = await this.work.runByClock('placement', { at, job }, (tx) => personSums(tx, nights, scope));
    const counts = await countSums(this.pool, nights, scope, persons.wards);
    const daysOf = (sums: typeof counts.sums) => sums.find(({ by }) => by === 'total')?.days ?? 0;
    return outflowFigures(days, [...persons.sums, ...counts.sums], {
      wards: { fromPersons: persons.wards.length, fromCounts: counts.wards },
      bySource: { persons: daysOf(persons.sums), counts: daysOf(counts.sums) },
      tariffs: await tariffsIn(this.pool, nights),
    });
  }

  private async published(days: Days, scope: Scope, at: Date): Promise<OutflowFigures> {
    const nights = nightsOf(days, at);
    const [facts, wards] = await this.work.runByClock('placement', { at, job }, async (tx) => [
      await personFacts(tx, nights, scope),
      (await personSums(tx, nights, scope)).wards,
    ]);
    const counts = await countFacts(this.pool, nights, scope, wards);
    return publishedOutflow(days, [...facts, ...counts], await tariffsIn(this.pool, nights));
  }
}

const scopeOf = ({ role, directoryId, organisationId, regionIds }: Actor): Scope => ({
  directoryId,
  providerId: role === 'provider' ? organisationId : null,
  regionIds: role === 'chainDirector' ? regionIds : null,
});

/** The night of today is not over: it counts tomorrow. */
function nightsOf({ from, to }: Days, at: Date): Nights {
  const today = localDate(at);
  const after = addLocalDays(to, 1);
  return { from, until: after < today ? after : today };
}
