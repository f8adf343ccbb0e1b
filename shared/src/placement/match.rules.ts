import type { Capacity } from '../capacity/capacity.contract.js';
import { freshnessAt } from '../capacity/capacity.rules.js';
import type { Ward } from '../directory/directory.contract.js';
import { kilometresBetween, type Coordinates } from '../directory/distance.js';
import { isNear } from './almost.rules.js';
import { askedOf, obstaclesOf, publishedOf } from './attempt.rules.js';
import { judged, type Neighbourhood } from './criteria.rules.js';
import type { AlmostFits, Candidate, Excluded, Match } from './match.contract.js';
import type { BedObstacle, Criterion } from './placement.terms.js';
import type { Need } from './request.contract.js';
import { scoreOf, termsOf, valuesOf, type TermValues } from './score.rules.js';

/** A ward as the match sees it. */
export interface MatchWard {
  readonly ward: Ward;
  readonly capacity: Capacity;
  /** Where its location is; null when the register does not say. */
  readonly place: Coordinates | null;
  /** Its place among all wards by name (Dutch collation), then id; the last word between equals. */
  readonly order: number;
  /** When the figure was observed and until when it is a fact, in ms; NaN where nothing was reported. Reading a date costs more than comparing it. */
  readonly observed: number;
  readonly until: number;
}

/** The moments of a figure, for a `MatchWard`. */
export const momentsOf = ({ observedAt, validUntil }: Capacity): Pick<MatchWard, 'observed' | 'until'> => ({
  observed: Date.parse(observedAt ?? ''),
  until: Date.parse(validUntil ?? ''),
});

export interface MatchContext extends Neighbourhood {
  at: Date;
  revision: number;
  /** The middle of the region that the need names. */
  middle: Coordinates | null;
  /** Lower bound of the share of beds shown that a ward really offered. */
  truthOf: (unitId: string) => number;
  /** Wards that refused this request before. */
  refusedBy: ReadonlySet<string>;
  /** A bed that this request holds does not stand in its own way. */
  ownHold?: string | null;
  everyExcluded?: boolean;
}

/** How many of each list travel; `more` says how many stay behind. */
export const longest = { assignable: 50, unknown: 25, notNow: 25, almost: 20 } as const;

/** Dutch order of names; made once, because asking for a collation per comparison costs more than the match. */
const collator = new Intl.Collator('nl', { numeric: true });
export const byName = (a: Pick<Ward, 'name' | 'id'>, b: Pick<Ward, 'name' | 'id'>): number =>
  collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

interface Weighed {
  one: MatchWard;
  score: number;
  values: TermValues;
  unknown: Criterion[];
  obstacles: BedObstacle[];
  distanceKm: number | null;
}

interface Near {
  one: MatchWard;
  criterion: Criterion;
  obstacles: BedObstacle[];
  distanceKm: number | null;
}

/**
 * Every ward of the register against one need. A criterion that is not met excludes, and the ward says which; what is not known is "unknown" and never
 * "fits"; the soft terms only put what is left in order. Nobody is placed by it: it says where to ask first, and why.
 */
export function match(need: Need, wards: readonly MatchWard[], context: MatchContext): Match {
  const fitting: Weighed[] = [];
  const unknown: Weighed[] = [];
  const notNow: Weighed[] = [];
  const almost: Near[] = [];
  const excluded: Excluded[] = [];
  for (const one of wards) {
    const verdict = judged(need, one.ward, context);
    if (verdict.excludedBy.length > 0) {
      excluded.push({ unitId: one.ward.id, rules: verdict.excludedBy });
      const near = nearly(need, one, verdict, context);
      if (near) almost.push(near);
      continue;
    }
    const weighed = weigh(need, one, verdict.unknown, context);
    if (weighed.unknown.length > 0) unknown.push(weighed);
    else if (weighed.obstacles.length > 0) notNow.push(weighed);
    else fitting.push(weighed);
  }
  return {
    revision: context.revision,
    at: context.at.toISOString(),
    considered: wards.length,
    assignable: best(fitting, longest.assignable, context),
    unknown: best(unknown, longest.unknown, context),
    notNow: best(notNow, longest.notNow, context),
    almost: almost
      .sort(nearestFirst)
      .slice(0, longest.almost)
      .map((near) => almostOf(need, near, context)),
    more: {
      assignable: beyond(fitting, longest.assignable),
      unknown: beyond(unknown, longest.unknown),
      notNow: beyond(notNow, longest.notNow),
      almost: beyond(almost, longest.almost),
    },
    excludedBy: counted(excluded),
    excludedCount: excluded.length,
    ...(context.everyExcluded && { excluded }),
  };
}

const beyond = (list: readonly unknown[], most: number): number => Math.max(0, list.length - most);

/** A ward for which everything else is known to fit. */
function nearly(
  need: Need,
  one: MatchWard,
  { excludedBy, unknown }: ReturnType<typeof judged>,
  context: MatchContext,
): Near | undefined {
  const [criterion] = excludedBy;
  if (criterion === undefined || excludedBy.length > 1 || unknown.length > 0) return undefined;
  if (!isNear(criterion, need, one.ward, context)) return undefined;
  return { one, criterion, obstacles: obstacles(one, context), distanceKm: distance(one, context) };
}

function weigh(need: Need, one: MatchWard, unknown: Criterion[], context: MatchContext): Weighed {
  const { ward, capacity } = one;
  const distanceKm = distance(one, context);
  const values = valuesOf(need, ward, capacity, {
    distanceKm,
    truth: context.truthOf(ward.id),
    refusedBefore: context.refusedBy.has(ward.id),
    observed: one.observed,
    until: one.until,
    at: context.at.getTime(),
  });
  return { one, score: scoreOf(values), values, unknown, obstacles: obstacles(one, context), distanceKm };
}

function obstacles({ ward, capacity, until }: MatchWard, { at, ownHold }: MatchContext): BedObstacle[] {
  const seen = ward.id === ownHold ? { ...capacity, held: Math.max(0, capacity.held - 1) } : capacity;
  return obstaclesOf(seen, at, until);
}

/** Kilometres in tenths: more would say more than is known. */
const distance = ({ place }: MatchWard, { middle }: MatchContext): number | null =>
  place && middle && Math.round(kilometresBetween(middle, place) * 10) / 10;

const best = (list: Weighed[], most: number, context: MatchContext): Candidate[] =>
  list
    .sort((a, b) => b.score - a.score || a.one.order - b.one.order)
    .slice(0, most)
    .map(({ one, score, values, unknown, obstacles: inTheWay, distanceKm }, index) => ({
      unit: unitOf(one, context),
      rank: index + 1,
      score,
      terms: termsOf(values),
      unknown,
      obstacles: inTheWay,
      distanceKm,
      payerFlag: values.payer === 0,
    }));

/** With a bed to give first, then the closest. */
const nearestFirst = (a: Near, b: Near): number =>
  Math.min(a.obstacles.length, 1) - Math.min(b.obstacles.length, 1) ||
  (a.distanceKm ?? 1e9) - (b.distanceKm ?? 1e9) ||
  a.one.order - b.one.order;

const almostOf = (need: Need, { one, criterion, ...near }: Near, context: MatchContext): AlmostFits => ({
  unit: unitOf(one, context),
  criterion,
  asked: askedOf(criterion, need),
  offered: publishedOf(criterion, one.ward),
  ...near,
});

const unitOf = ({ ward, capacity }: MatchWard, { at }: MatchContext): Candidate['unit'] => ({
  ...ward,
  capacity: { ...capacity, freshness: freshnessAt(capacity, at) },
});

function counted(excluded: readonly Excluded[]): Match['excludedBy'] {
  const counts: Match['excludedBy'] = {};
  for (const { rules } of excluded) for (const rule of rules) counts[rule] = (counts[rule] ?? 0) + 1;
  return counts;
}
