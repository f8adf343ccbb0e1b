import { addLocalDays, localDate } from '../../kernel/time.js';
import type { Days } from '../../placement/figures.rules.js';
import { requestPayers } from '../../placement/placement.terms.js';
import { publishSums, smallestDenominator, type Hidden, type Summand } from '../../privacy/small-cells.rules.js';
import { waitsFor } from '../stepdown.terms.js';
import type { Amounts, OutflowFigures, OutflowQuery } from './outflow-figures.contract.js';

/** Five years and the leap day in them. */
const longest = 1_827;

/** The days that an answer is about, `to` never after today. */
export function outflowDays({ from, to }: OutflowQuery, at: Date): Days {
  const today = localDate(at);
  const last = to === undefined || to > today ? today : to;
  const first = from === undefined || from > last ? addLocalDays(last, -364) : from;
  const earliest = addLocalDays(last, 1 - longest);
  return { from: first < earliest ? earliest : first, to: last };
}

export const causeNames = [...waitsFor, 'unknown'] as const;
export const payerNames = [...requestPayers, 'unknown'] as const;
type CauseName = (typeof causeNames)[number];
type PayerName = (typeof payerNames)[number];

/** What one person, or the count of one ward for one cause, adds to a month. `persons` is 1 of a person. */
export interface OutflowFact {
  cause: CauseName;
  payer: PayerName;
  regionId: string;
  persons: number;
  days: number;
  cents: number;
}

/** One line of the sums, by one dimension at a time; `name` null is "not known". */
export interface OutflowSum {
  by: 'total' | 'month' | 'cause' | 'payer' | 'region' | 'municipality';
  name: string | null;
  persons: number;
  days: number;
  cents: number;
  unpricedDays: number;
}

const nothing: Amounts = { persons: 0, days: 0, cents: 0 };
const amountsOf = ({ persons, days, cents }: Omit<OutflowSum, 'by' | 'name'>): Amounts => ({ persons, days, cents });
const biggest = (one: Amounts, other: Amounts): number => (other.days ?? 0) - (one.days ?? 0);

type Rest = Pick<OutflowFigures, 'wards' | 'bySource' | 'tariffs'>;

/** Adds the sums from persons and from counts. Lines without a day are left out, but for the causes, which are always all there. */
export function outflowFigures({ from, to }: Days, sums: readonly OutflowSum[], rest: Rest): OutflowFigures {
  const added = new Map<string, OutflowSum>();
  for (const sum of sums) {
    const key = `${sum.by} ${sum.name}`;
    const known = added.get(key);
    added.set(key, known ? plus(known, sum) : { ...sum });
  }
  const of = (by: OutflowSum['by']) => [...added.values()].filter((one) => one.by === by && one.days > 0);
  const total = of('total')[0];
  return {
    from,
    to,
    total: total ? amountsOf(total) : nothing,
    unpricedDays: total?.unpricedDays ?? 0,
    byMonth: of('month')
      .map((one) => ({ month: one.name ?? '', ...amountsOf(one) }))
      .toSorted((one, other) => (one.month < other.month ? -1 : 1)),
    byCause: causeNames.map((cause) => ({
      cause,
      ...amountsOf(of('cause').find(({ name }) => (name ?? 'unknown') === cause) ?? { ...none }),
    })),
    byPayer: payerNames.map((payer) => ({
      payer,
      ...amountsOf(of('payer').find(({ name }) => (name ?? 'unknown') === payer) ?? { ...none }),
    })),
    byRegion: of('region')
      .map((one) => ({ regionId: one.name ?? '', ...amountsOf(one) }))
      .toSorted(biggest),
    byMunicipality: of('municipality')
      .map((one) => ({ municipality: one.name, ...amountsOf(one) }))
      .toSorted(biggest),
    ...rest,
    suppressed: false,
  };
}

const none = { persons: 0, days: 0, cents: 0, unpricedDays: 0 };
const plus = (one: OutflowSum, other: OutflowSum): OutflowSum => ({
  ...one,
  persons: one.persons + other.persons,
  days: one.days + other.days,
  cents: one.cents + other.cents,
  unpricedDays: one.unpricedDays + other.unpricedDays,
});

/** Two digits: exact days would be those of somebody. */
const blunt = (number: number): number => Number(number.toPrecision(2));

const placesOf = ({ cause, payer, regionId }: OutflowFact): string[] => [
  'total',
  `cause ${cause}`,
  `payer ${payer}`,
  `region ${regionId}`,
];

/** The same people in the same cells, together: each kind once. */
function alike(facts: readonly OutflowFact[]): Summand[] {
  const kinds = new Map<string, Summand>();
  for (const fact of facts) {
    const places = placesOf(fact);
    const key = places.join('|');
    kinds.set(key, { places, count: (kinds.get(key)?.count ?? 0) + fact.persons });
  }
  return [...kinds.values()];
}

/**
 * One month that is over, for whoever is outside the care chain (PRIV-08): people rounded to 5 with small numbers hidden, in all tables together. Days and
 * euros stand, in two digits, only in a table in which no line is hidden: taken from a total, those of the others would tell what was hidden.
 */
export function publishedOutflow(
  { from, to }: Days,
  facts: readonly OutflowFact[],
  tariffs: OutflowFigures['tariffs'],
): OutflowFigures {
  const sums = publishSums(alike(facts));
  const exact = new Map<string, { days: number; cents: number }>();
  for (const fact of facts)
    for (const place of placesOf(fact)) {
      const known = exact.get(place) ?? { days: 0, cents: 0 };
      exact.set(place, { days: known.days + fact.days, cents: known.cents + fact.cents });
    }
  const shown = (place: string): number | Hidden => sums.get(place) ?? 0;
  const tableOf = (by: string, names: readonly string[]) => {
    const isWhole = names.every((name) => typeof shown(`${by} ${name}`) === 'number');
    return (name: string): Amounts => tell(shown(`${by} ${name}`), isWhole ? exact.get(`${by} ${name}`) : undefined);
  };
  const tell = (persons: number | Hidden, sum: { days: number; cents: number } | undefined): Amounts => {
    if (typeof persons !== 'number') return { persons: null, days: null, cents: null };
    if (persons === 0) return nothing;
    return { persons, days: sum ? blunt(sum.days) : null, cents: sum ? blunt(sum.cents) : null };
  };
  const regionIds = [...new Set(facts.map(({ regionId }) => regionId))].toSorted();
  const [byCause, byPayer, byRegion] = [
    tableOf('cause', causeNames),
    tableOf('payer', payerNames),
    tableOf('region', regionIds),
  ];
  const people = shown('total');
  const total = tell(people, Number(people) >= smallestDenominator ? exact.get('total') : undefined);
  return {
    from,
    to,
    total,
    unpricedDays: null,
    byMonth: [],
    byCause: causeNames.map((cause) => ({ cause, ...byCause(cause) })),
    byPayer: payerNames.map((payer) => ({ payer, ...byPayer(payer) })),
    byRegion: regionIds.map((regionId) => ({ regionId, ...byRegion(regionId) })),
    byMunicipality: [],
    wards: { fromPersons: 0, fromCounts: 0 },
    bySource: { persons: null, counts: null },
    tariffs,
    suppressed: true,
  };
}
