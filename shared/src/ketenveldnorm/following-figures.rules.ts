import type { Actor } from '../kernel/actor.js';
import { publishSums, shareOf, smallestDenominator, rounded, type Summand } from '../privacy/small-cells.rules.js';
import type { FollowingQuarter } from './following-figures.contract.js';
import {
  declineReasons,
  endGrounds,
  intensities,
  type EndGround,
  type Intensity,
  type Phase,
} from './ketenveldnorm.terms.js';
import { daysOfQuarter } from './quarter.rules.js';

/** So many people for whom one quarter was the same in everything that is counted. Names nobody, and has no reference of anybody. */
export interface FollowingCell {
  regionId: string;
  reported: boolean;
  triaged: boolean;
  included: boolean;
  everIncluded: boolean;
  declined: FollowingQuarter['byReason'][number]['reason'] | null;
  ended: EndGround | null;
  /** At the end of the quarter; null when the road was over by then. */
  phase: Phase | null;
  term: number | null;
  intensity: Intensity | 'none' | null;
  title: 'planned' | 'unplanned' | null;
  count: number;
  /** Of those who were included, from report to inclusion. */
  days: readonly number[];
  contactsDone: number;
  contactsMissed: number;
}

/** Pseudonymous cases reach the national coordinator when they are escalated only, so that figures of all are rounded there too. */
export const seesRounded = ({ role }: Pick<Actor, 'role'>): boolean => role !== 'chainDirector';

/** What somebody is counted as, by table: the road of the country, the road by region, and each characteristic by itself. */
function tablesWith(cell: FollowingCell): string[][] {
  const { regionId: region, phase } = cell;
  const isFollowed = phase === 'following';
  const is = (name: string, holds: unknown) => (holds ? [name] : []);
  return [
    [
      ...is('reported', cell.reported),
      ...is('triaged', cell.triaged),
      ...is('included', cell.included),
      ...is('declined', cell.declined),
      ...is('ended', cell.ended),
      ...is('waiting', phase !== null && !isFollowed),
      ...is('followed', isFollowed),
      ...is('everIncluded', cell.everIncluded),
    ],
    [
      ...is(`reported ${region}`, cell.reported),
      ...is(`included ${region}`, cell.included),
      ...is(`ended ${region}`, cell.ended),
      ...is(`followed ${region}`, isFollowed),
    ],
    is(`reason ${cell.declined}`, cell.declined),
    is(`ground ${cell.ended}`, cell.ended),
    is(`term ${cell.term}`, isFollowed),
    is(`intensity ${cell.intensity ?? 'none'}`, isFollowed),
    [...is('titles', cell.title), ...is('unplanned', cell.title === 'unplanned')],
  ];
}

/** For every table: those who count for the same in it, together. */
function alike(cells: readonly FollowingCell[]): Summand[][] {
  const tables: Map<string, { count: number; places: string[] }>[] = [];
  for (const cell of cells)
    for (const [at, places] of tablesWith(cell).entries()) {
      const kinds = (tables[at] ??= new Map());
      const known = kinds.get(places.join('|'));
      if (known) known.count += cell.count;
      else kinds.set(places.join('|'), { count: cell.count, places });
    }
  return tables.map((kinds) => [...kinds.values()].filter(({ places }) => places.length > 0));
}

type Count = (place: string) => number | null;

/** Every table has all its lines, in the order of the codes. */
function tablesOf(quarter: string, today: string, cells: readonly FollowingCell[], count: Count) {
  const { from, to } = daysOfQuarter(quarter);
  const regionIds = [...new Set(cells.map(({ regionId }) => regionId))].toSorted();
  const terms = [...new Set(cells.flatMap(({ term }) => term ?? []))].toSorted((a, b) => a - b);
  return {
    quarter,
    from,
    to,
    isOver: to < today,
    reported: count('reported'),
    triaged: count('triaged'),
    included: count('included'),
    declined: count('declined'),
    ended: count('ended'),
    waiting: count('waiting'),
    followed: count('followed'),
    everIncluded: count('everIncluded'),
    byTerm: terms.map((term) => ({ term, count: count(`term ${term}`) })),
    byIntensity: [...intensities, 'none' as const].map((one) => ({ intensity: one, count: count(`intensity ${one}`) })),
    byReason: [...declineReasons, 'other' as const].map((reason) => ({ reason, count: count(`reason ${reason}`) })),
    byGround: endGrounds.map((ground) => ({ ground, count: count(`ground ${ground}`) })),
    byRegion: regionIds.map((id) => ({
      regionId: id,
      reported: count(`reported ${id}`),
      included: count(`included ${id}`),
      ended: count(`ended ${id}`),
      followed: count(`followed ${id}`),
    })),
    titlesEnded: count('titles'),
    titlesUnplanned: count('unplanned'),
  };
}

function medianOf(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

const sumOf = (cells: readonly FollowingCell[], of: (cell: FollowingCell) => number): number =>
  cells.reduce((sum, cell) => sum + of(cell), 0);

/** For whoever may see every one of these anyway. */
export function followingQuarter(quarter: string, today: string, cells: readonly FollowingCell[]): FollowingQuarter {
  const sums = new Map<string, number>();
  for (const { count, places } of alike(cells).flat())
    for (const place of places) sums.set(place, (sums.get(place) ?? 0) + count);
  const [done, missed] = [sumOf(cells, (cell) => cell.contactsDone), sumOf(cells, (cell) => cell.contactsMissed)];
  return {
    ...tablesOf(quarter, today, cells, (place) => sums.get(place) ?? 0),
    medianDays: medianOf(cells.flatMap(({ days }) => days)),
    contacts: done + missed,
    keptPercent: done + missed === 0 ? null : Math.round((100 * done) / (done + missed)),
  };
}

/**
 * As the letter to parliament would print it (PRIV-08): rounded to 5, small numbers hidden together with every total of the same table that would give one away, a
 * median and a share only of ten or more. Each table is safe by itself; between two of them stands the rounding of both. Hidden all together, as at the
 * coordination point, the headline would be hidden in nearly every quarter: there are so many small combinations of region, term and care.
 */
export function publishedFollowingQuarter(
  quarter: string,
  today: string,
  cells: readonly FollowingCell[],
): FollowingQuarter {
  const sums = new Map(alike(cells).flatMap((table) => [...publishSums(table)]));
  const count: Count = (place) => {
    const shown = sums.get(place) ?? 0;
    return typeof shown === 'number' ? shown : null;
  };
  const [done, missed] = [sumOf(cells, (cell) => cell.contactsDone), sumOf(cells, (cell) => cell.contactsMissed)];
  // Of few people even many contacts are those of somebody.
  const isMany =
    sumOf(
      cells.filter((cell) => cell.contactsDone + cell.contactsMissed > 0),
      (cell) => cell.count,
    ) >= smallestDenominator;
  const days = cells.flatMap((cell) => cell.days);
  const median = days.length < smallestDenominator ? null : medianOf(days);
  return {
    ...tablesOf(quarter, today, cells, count),
    medianDays: median === null ? null : rounded(median),
    contacts: isMany ? rounded(done + missed) : null,
    keptPercent: isMany ? shareOf(rounded(done), rounded(done + missed)) : null,
  };
}
