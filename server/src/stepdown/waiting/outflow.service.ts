import { Inject, Injectable } from '@nestjs/common';
import { addLocalDays, localDate, type Actor } from '@ketenzicht/shared/kernel';
import { closedMonth, isOutsider, type Days } from '@ketenzicht/shared/placement';
import {
  outflowDays,
  outflowFigures,
  publishedOutflow,
  type OutflowFigures,
  type OutflowQuery,
  type OutflowSum,
  type Tariff,
} from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import { POOL } from '../../platform/tokens.js';
import { KnownCounts } from './known-counts.service.js';
import { KnownWaits } from './known-waits.service.js';
import { MonthGrid, type Nights } from './month-grid.js';
import { countFacts, countNights, personFacts, personNights, type Reckoned, type Scope } from './nights.js';
import { tariffsIn, wardKinds } from './outflow.queries.js';
import { pricesBy } from './prices.js';
import { words } from './words.js';

/** What it costs that people who could leave cannot: sums, in which nobody can be seen. */
@Injectable()
export class OutflowService {
  constructor(
    private readonly waits: KnownWaits,
    private readonly counts: KnownCounts,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  /** Own wards, own regions, or the whole register. Outside the care chain: one month that is over, with small numbers hidden. */
  async read(actor: Actor, query: OutflowQuery, at: Date): Promise<OutflowFigures> {
    const outside = isOutsider(actor);
    const days = outside ? closedMonth(query.to, at) : outflowDays(query, at);
    const nights = nightsOf(days, at);
    const scope = scopeOf(actor);
    const [wards, tariffs] = await Promise.all([wardKinds(this.pool, actor.directoryId), tariffsIn(this.pool, nights)]);
    const grid = new MonthGrid(nights);
    const reckoned = { grid, scope, wards, prices: pricesBy(tariffs, grid.months) };
    return outside ? this.published(days, reckoned, tariffs) : this.exact(days, reckoned, tariffs);
  }

  private async exact(days: Days, reckoned: Reckoned, tariffs: Tariff[]): Promise<OutflowFigures> {
    const persons = personNights(await this.waits.current(), reckoned);
    const counts = countNights(await this.counts.current(), reckoned, persons.wards);
    const daysOf = (sums: readonly OutflowSum[]) => sums.find(({ by }) => by === 'total')?.days ?? 0;
    return outflowFigures(days, [...persons.sums, ...counts.sums], {
      wards: { fromPersons: persons.wards.size, fromCounts: counts.wards },
      bySource: { persons: daysOf(persons.sums), counts: daysOf(counts.sums) },
      tariffs,
    });
  }

  private async published(days: Days, reckoned: Reckoned, tariffs: Tariff[]): Promise<OutflowFigures> {
    const [waits, counts] = [await this.waits.current(), await this.counts.current()];
    const { wards } = personNights(waits, reckoned);
    const facts = [...personFacts(waits, reckoned), ...countFacts(counts, reckoned, wards)];
    return publishedOutflow(days, facts, tariffs);
  }
}

const scopeOf = ({ role, directoryId, organisationId, regionIds }: Actor): Scope => ({
  directory: words.code(directoryId),
  provider: role === 'provider' ? words.code(organisationId) : null,
  regions: role === 'chainDirector' ? new Set(regionIds.map((id) => words.code(id))) : null,
});

/** The night of today is not over: it counts tomorrow. */
function nightsOf({ from, to }: Days, at: Date): Nights {
  const today = localDate(at);
  const after = addLocalDays(to, 1);
  return { from, until: after < today ? after : today };
}
