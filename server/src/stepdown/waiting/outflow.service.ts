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
import {
  countFacts,
  countNights,
  personFacts,
  personNights,
  type CountsByWard,
  type Reckoned,
  type Scope,
} from './nights.js';
import { tariffsIn, wardKinds } from './outflow.queries.js';
import type { Pieces } from './pieces.js';
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
    const [wards, tariffs, waits, counts] = await Promise.all([
      wardKinds(this.pool, actor.directoryId),
      tariffsIn(this.pool, nights),
      this.waits.current(),
      this.counts.current(),
    ]);
    const grid = new MonthGrid(nights);
    const reckoned = { grid, scope, wards, prices: pricesBy(tariffs, grid.months) };
    return (outside ? published : exact)(days, { waits, counts, reckoned, tariffs });
  }
}

interface Known {
  waits: Pieces;
  counts: CountsByWard;
  reckoned: Reckoned;
  tariffs: Tariff[];
}

function exact(days: Days, { waits, counts, reckoned, tariffs }: Known): OutflowFigures {
  const persons = personNights(waits, reckoned);
  const numbers = countNights(counts, reckoned, persons.wards);
  const daysOf = (sums: readonly OutflowSum[]) => sums.find(({ by }) => by === 'total')?.days ?? 0;
  return outflowFigures(days, [...persons.sums, ...numbers.sums], {
    wards: { fromPersons: persons.wards.size, fromCounts: numbers.wards },
    bySource: { persons: daysOf(persons.sums), counts: daysOf(numbers.sums) },
    tariffs,
  });
}

function published(days: Days, { waits, counts, reckoned, tariffs }: Known): OutflowFigures {
  const { wards } = personNights(waits, reckoned);
  return publishedOutflow(days, [...personFacts(waits, reckoned), ...countFacts(counts, reckoned, wards)], tariffs);
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
