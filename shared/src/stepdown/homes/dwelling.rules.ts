import type { Fault } from '../../kernel/rule-error.js';
import { addLocalDays, localDate } from '../../kernel/time.js';
import type { Dwelling, DwellingInput } from './dwelling.contract.js';
import type { DwellingKind, NearbyArea } from './dwelling.terms.js';

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
  avoidRegions?: readonly string[];
  avoidNear?: readonly NearbyArea[];
  accessible?: boolean;
  /** In cents a month. */
  mostRent?: number | null;
}

/** Why a dwelling cannot be somebody's home; empty: it can. */
export function whyNotHome(
  home: Pick<Dwelling, 'regionId' | 'nearby' | 'accessible' | 'rentCents'>,
  { avoidRegions = [], avoidNear = [], accessible = false, mostRent = null }: HomeWish,
): ('region' | 'nearby' | 'accessible' | 'rent')[] {
  const why: ('region' | 'nearby' | 'accessible' | 'rent')[] = [];
  if (avoidRegions.includes(home.regionId)) why.push('region');
  if (home.nearby.some((area) => avoidNear.includes(area))) why.push('nearby');
  if (accessible && !home.accessible) why.push('accessible');
  if (mostRent !== null && home.rentCents > mostRent) why.push('rent');
  return why;
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
