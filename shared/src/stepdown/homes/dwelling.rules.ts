import type { Fault } from '../../kernel/rule-error.js';
import { addLocalDays, localDate } from '../../kernel/time.js';
import { neighbourCodes } from '../../directory/neighbours.js';
import type { RegionScheme } from '../../directory/directory.terms.js';
import type { Reach } from '../../placement/placement.terms.js';
import type { Dwelling, DwellingInput } from './dwelling.contract.js';
import type { DwellingKind, Misfit, NearbyArea } from './dwelling.terms.js';

/** Longer than this nobody knows whether a dwelling is still there, in days. */
const longestOffer = 366;

type Standing = Pick<Dwelling, 'state' | 'confirmedUntil' | 'offeredUntil'>;

/** Half open: at `confirmedUntil` itself it is not a fact any more. */
export const isConfirmed = ({ confirmedUntil }: Pick<Dwelling, 'confirmedUntil'>, at: Date): boolean =>
  at.getTime() < Date.parse(confirmedUntil);

/** Offered, said to be there not too long ago, and its last day is not over: the only ones that count as a place. */
export const isAvailable = (one: Standing, at: Date): boolean =>
  one.state === 'offered' && isConfirmed(one, at) && one.offeredUntil >= localDate(at);

export function dwellingFaults(
  { availableFrom, offeredUntil }: Pick<DwellingInput, 'availableFrom' | 'offeredUntil'>,
  today: string,
): Fault[] {
  const fault = (field: string, code: string, detail: string): Fault => ({
    pointer: `/${field}`,
    code: `dwelling.${code}`,
    detail,
  });
  const faults: Fault[] = [];
  if (offeredUntil < today)
    faults.push(fault('offeredUntil', 'offer_over', 'This day has gone by. Choose one to come.'));
  if (offeredUntil > addLocalDays(today, longestOffer))
    faults.push(fault('offeredUntil', 'offer_long', 'An offer stands for a year at most. It can be prolonged.'));
  if (availableFrom > addLocalDays(today, longestOffer))
    faults.push(fault('availableFrom', 'too_far', 'Offer it when it can be had within a year.'));
  return faults;
}

/** What somebody needs of a home, as far as it is known. Regions and areas to avoid are hard. */
export interface HomeWish {
  /** Where it may be at all; absent: anywhere. */
  within?: readonly string[] | null;
  avoidRegions?: readonly string[];
  avoidNear?: readonly NearbyArea[];
  accessible?: boolean;
  /** In cents a month. */
  mostRent?: number | null;
}

/** Why a dwelling cannot be somebody's home; empty: it can. */
export function whyNotHome(
  home: Pick<Dwelling, 'regionId' | 'nearby' | 'accessible' | 'rentCents'>,
  { within = null, avoidRegions = [], avoidNear = [], accessible = false, mostRent = null }: HomeWish,
): Misfit[] {
  const why: Misfit[] = [];
  if (within !== null && !within.includes(home.regionId)) why.push('reach');
  if (avoidRegions.includes(home.regionId)) why.push('region');
  if (home.nearby.some((area) => avoidNear.includes(area))) why.push('nearby');
  if (accessible && !home.accessible) why.push('accessible');
  if (mostRent !== null && home.rentCents > mostRent) why.push('rent');
  return why;
}

interface KnownRegion {
  id: string;
  scheme: RegionScheme;
  code: string;
}
/** The regions somebody may go to; null: all of them. The own one is always among them, whether or not the map knows it. */
export function regionsWithin(reach: Reach, regionId: string, regions: readonly KnownRegion[]): string[] | null {
  if (reach === 'national') return null;
  const own = regions.find(({ id }) => id === regionId);
  if (reach === 'region' || !own) return [regionId];
  const codes = neighbourCodes(own);
  const around = regions.filter(({ scheme, code }) => scheme === own.scheme && codes.includes(code));
  return [regionId, ...around.map(({ id }) => id)];
}

/** What could be somebody's home now, in their own region and municipality first, then the cheapest; and of the others how many do not fit, by reason. */
export function homesFor<T extends Standing & Parameters<typeof whyNotHome>[0] & Pick<Dwelling, 'id' | 'municipality'>>(
  homes: readonly T[],
  { regionId, municipality, ...wish }: HomeWish & { regionId: string; municipality: string | null },
  at: Date,
): { fitting: T[]; misfits: Partial<Record<Misfit, number>> } {
  const misfits: Partial<Record<Misfit, number>> = {};
  const fitting = homes.filter((home) => {
    if (!isAvailable(home, at)) return false;
    const why = whyNotHome(home, wish);
    for (const one of why) misfits[one] = (misfits[one] ?? 0) + 1;
    return why.length === 0;
  });
  const far = (home: T) => (home.regionId === regionId ? 0 : 2) + (home.municipality === municipality ? 0 : 1);
  return {
    misfits,
    fitting: fitting.toSorted((a, b) => far(a) - far(b) || a.rentCents - b.rentCents || (a.id < b.id ? -1 : 1)),
  };
}

const mostNext = 3;
const size: Readonly<Record<DwellingKind, number>> = { room: 0, studio: 1, apartment: 2, house: 3 };

type Comparable = Standing &
  Pick<Dwelling, 'id' | 'regionId' | 'municipality' | 'kind' | 'rentCents' | 'accessible' | 'availableFrom' | 'nearby'>;

/**
 * For whoever came too late: at most three that can be promised now, the most alike first. Never one that is less accessible, or that has something around the
 * corner that the lost one had not: that may be what it was chosen for.
 */
export function nextHomes<T extends Comparable>(lost: Comparable, others: readonly T[], at: Date): T[] {
  const fits = others.filter(
    (one) =>
      one.id !== lost.id &&
      isAvailable(one, at) &&
      (one.accessible || !lost.accessible) &&
      one.nearby.every((area) => lost.nearby.includes(area)),
  );
  const far = (one: T) =>
    (one.regionId === lost.regionId ? 0 : 1_000) +
    (one.municipality === lost.municipality ? 0 : 200) +
    Math.abs(size[one.kind] - size[lost.kind]) * 100 +
    Math.min(99, Math.abs(one.rentCents - lost.rentCents) / 1_000);
  return fits
    .toSorted(
      (a, b) =>
        far(a) - far(b) ||
        (a.availableFrom < b.availableFrom ? -1 : a.availableFrom > b.availableFrom ? 1 : 0) ||
        (a.id < b.id ? -1 : 1),
    )
    .slice(0, mostNext);
}

export interface HomeCoverage {
  regionId: string;
  available: number;
  unconfirmed: number;
  promised: number;
}
/** Per region what can be had now; what nobody confirmed is named apart and never added. */
export function coverageOf(homes: readonly (Standing & Pick<Dwelling, 'regionId'>)[], at: Date): HomeCoverage[] {
  const regions = new Map<string, HomeCoverage>();
  for (const one of homes) {
    const { regionId } = one;
    const sums = regions.get(regionId) ?? { regionId, available: 0, unconfirmed: 0, promised: 0 };
    if (isAvailable(one, at)) sums.available++;
    else if (one.state === 'offered') sums.unconfirmed++;
    else if (one.state === 'promised') sums.promised++;
    regions.set(regionId, sums);
  }
  return [...regions.values()].toSorted((a, b) => b.available - a.available || (a.regionId < b.regionId ? -1 : 1));
}
