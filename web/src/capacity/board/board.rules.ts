import {
  canTakeNow,
  freshnessAt,
  matches,
  noFilter,
  totalOf,
  type BoardFilter,
  type Capacity,
  type Total,
  type Unit,
} from '@ketenzicht/shared/capacity';
import { wardNames, type Register } from '../register.rules.js';

/** What the words of a search are looked for in: everything that people call a ward by. */
export const searchText = (register: Register, unit: Unit): string => {
  const { provider, city, region } = wardNames(register, unit);
  const location = register.locations.get(unit.locationId)?.name ?? '';
  return [unit.name, location, city, provider, region, unit.setting].join(' ').toLowerCase();
};

/** One filter at a time, by its name in the filter. */
export type Facet = keyof BoardFilter;
export const facets: readonly Facet[] = [
  'regions',
  'levels',
  'settings',
  'groups',
  'sex',
  'titles',
  'payers',
  'takesNow',
  'words',
];

export const isDemanded = (filter: BoardFilter, facet: Facet): boolean => {
  const demand = filter[facet];
  return typeof demand === 'object' && demand !== null ? demand.length > 0 : Boolean(demand);
};

export const without = (filter: BoardFilter, facet: Facet): BoardFilter => ({ ...filter, [facet]: noFilter[facet] });

export interface Searchable {
  units: readonly Unit[];
  textOf: (unit: Unit) => string;
  at: Date;
}

export const select = ({ units, textOf, at }: Searchable, filter: BoardFilter): Unit[] =>
  units.filter((unit) => matches(unit, filter, textOf(unit), at));

/** The values by which a ward answers to a facet of choices. */
const valuesOf: {
  [K in 'regions' | 'levels' | 'settings' | 'groups' | 'sex' | 'titles' | 'payers']: (
    unit: Unit,
  ) => readonly (string | null)[];
} = {
  regions: (unit) => [unit.regionId],
  levels: (unit) => [unit.securityLevel],
  settings: (unit) => [unit.setting],
  groups: (unit) => unit.targetGroups,
  sex: (unit) => (unit.sex === 'all' ? ['male', 'female'] : [unit.sex]),
  titles: (unit) => unit.titles,
  payers: (unit) => unit.payers,
};
export type ChoiceFacet = keyof typeof valuesOf;

/** For each choice of a facet: how many wards would remain if it alone were chosen there, all other demands standing. */
export function choiceCounts(board: Searchable, filter: BoardFilter, facet: ChoiceFacet): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const unit of select(board, without(filter, facet)))
    for (const value of valuesOf[facet](unit)) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

/** When nothing matches: which single demand to drop, and how many wards that gives; most first. */
export const waysOut = (board: Searchable, filter: BoardFilter): { facet: Facet; count: number }[] =>
  facets
    .filter((facet) => isDemanded(filter, facet))
    .map((facet) => ({ facet, count: select(board, without(filter, facet)).length }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count);

/** 0: could take someone now; 1: known, and full or shut; 2: not known. */
export function rankOf(capacity: Capacity, at: Date): 0 | 1 | 2 {
  if (canTakeNow(capacity, at)) return 0;
  return freshnessAt(capacity, at) === 'fresh' ? 1 : 2;
}

/** Room first, most of it on top; then full, then unknown. Equal wards keep the order in which they are given, by name. */
export function inOrder(units: readonly Unit[], at: Date): Unit[] {
  return units
    .map((unit) => ({ unit, rank: rankOf(unit.capacity, at) }))
    .toSorted(
      (one, other) =>
        one.rank - other.rank || (one.rank === 0 ? (other.unit.capacity.free ?? 0) - (one.unit.capacity.free ?? 0) : 0),
    )
    .map(({ unit }) => unit);
}

const counts = ['operational', 'occupied', 'held', 'outOfUse', 'free', 'available'] as const;

/** Several totals as one: cheaper than counting five thousand wards a second time. */
export function sumOf(totals: Iterable<Total>, at: Date): Total {
  const sum = totalOf([], at);
  for (const total of totals) {
    for (const name of counts) sum[name] += total[name];
    sum.coverage.reporting += total.coverage.reporting;
    sum.coverage.total += total.coverage.total;
  }
  return sum;
}

/** How many wards stand elsewhere, newly belong or no longer belong, when the order held on screen meets the true one. */
export function wardsOutOfPlace(held: readonly string[], wanted: readonly string[]): number {
  const place = new Map(wanted.map((id, index) => [id, index]));
  const still = held.filter((id) => place.has(id));
  const moved = still.length - longestRising(still.map((id) => place.get(id) ?? 0));
  return moved + (held.length - still.length) + (wanted.length - still.length);
}

/** Length of the longest rising run of places, not necessarily adjoining: those can stay, the others must move. */
function longestRising(places: readonly number[]): number {
  const tails: number[] = [];
  for (const place of places) {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] ?? 0) < place) low = middle + 1;
      else high = middle;
    }
    tails[low] = place;
  }
  return tails.length;
}
