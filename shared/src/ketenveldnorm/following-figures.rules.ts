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

function placesOf(cell: FollowingCell): string[] {
  const { regionId: region, phase } = cell;
  const isFollowed = phase === 'following';
  return [
    ...(cell.reported ? ['reported', `reported ${region}`] : []),
    ...(cell.triaged ? ['triaged'] : []),
    ...(cell.included ? ['included', `included ${region}`] : []),
    ...(cell.declined ? ['declined', `reason ${cell.declined}`] : []),
    ...(cell.ended ? ['ended', `ended ${region}`, `ground ${cell.ended}`] : []),
    ...(phase !== null && !isFollowed ? ['waiting'] : []),
    ...(isFollowed
      ? ['followed', `followed ${region}`, `term ${cell.term}`, `intensity ${cell.intensity ?? 'none'}`]
      : []),
    ...(cell.everIncluded ? ['everIncluded'] : []),
    ...(cell.title ? ['titles'] : []),
    ...(cell.title === 'unplanned' ? ['unplanned'] : []),
  ];
}

/** Alike in everything that is told, together: cells differ in more than that. */
function alike(cells: readonly FollowingCell[]): Summand[] {
  const kinds = new Map<string, { count: number; places: string[] }>();
  for (const cell of cells) {
    const places = placesOf(cell);
    const known = kinds.get(places.join('|'));
    if (known) known.count += cell.count;
    else kinds.set(places.join('|'), { count: cell.count, places });
  }
  return [...kinds.values()];
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
  for (const { count, places } of alike(cells))
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
 * As the letter to parliament would print it (PRIV-08): rounded to 5, small numbers hidden together with every total that would give one away, a median and a
 * share only of ten or more.
 */
export function publishedFollowingQuarter(
  quarter: string,
  today: string,
  cells: readonly FollowingCell[],
): FollowingQuarter {
  const sums = publishSums(alike(cells));
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
