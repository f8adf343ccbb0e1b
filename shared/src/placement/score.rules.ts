import type { Capacity } from '../capacity/capacity.contract.js';
import { careIntensities } from '../directory/directory.terms.js';
import type { Ward } from '../directory/directory.contract.js';
import type { MatchTerm } from './match.contract.js';
import { softTerms, type SoftTerm } from './placement.terms.js';
import type { Need } from './request.contract.js';

/** What each soft term can add at most; together 100. Nobody's law: the order in which referrers say they choose, to be weighed again with the field. */
export const weights: Readonly<Record<SoftTerm, number>> = {
  distance: 30,
  freeBeds: 10,
  freshness: 10,
  truth: 25,
  intensity: 5,
  speciality: 10,
  payer: 5,
  tried: 5,
};

/** Beyond so many kilometres being farther away makes no difference. */
const farthest = 200;

/** Which part of its weight a value earns; below 0 earns nothing, above 1 earns all. Each only rises or only falls with its value. */
const worth: Readonly<Record<SoftTerm, (value: number) => number>> = {
  /** Kilometres. */
  distance: (kilometres) => 1 - kilometres / farthest,
  /** Free beds: the first counts most. */
  freeBeds: (beds) => (beds < 1 ? 0 : (4 + 2 * Math.min(beds, 3)) / 10),
  /** The share of its validity that a figure still has. */
  freshness: (left) => left,
  /** The lower bound of how often a bed that was shown was really offered. */
  truth: (share) => share,
  /** Steps of intensity above what is asked. */
  intensity: (steps) => 1 - steps / 2,
  /** Target groups beside the ones that are asked. */
  speciality: (others) => 1 - others / 4,
  /** 1 named, 0.5 not clear who pays, 0 not named. */
  payer: (certainty) => certainty,
  /** 1 when this ward refused this request before. */
  tried: (refusals) => 1 - refusals,
};

/** Reckoned from the value as it is shown, so that anybody can do the sum again. */
const shown = (value: number | null): number | null => (value === null ? null : Math.round(value * 100) / 100);

/** In whole tenths, because 0.1 + 0.2 is not 0.3. A value that is not known earns nothing. */
function tenthsOf(term: SoftTerm, value: number | null): number {
  const known = shown(value);
  if (known === null) return 0;
  return Math.round(Math.min(1, Math.max(0, worth[term](known))) * weights[term] * 10);
}

export const termOf = (term: SoftTerm, value: number | null): MatchTerm => ({
  term,
  points: tenthsOf(term, value) / 10,
  most: weights[term],
  value: shown(value),
});

export const termsOf = (values: TermValues): MatchTerm[] => softTerms.map((term) => termOf(term, values[term]));

/** The sum of the points of these values, exactly; without the terms, which only those at the top of a list are asked for. */
export function scoreOf(values: TermValues): number {
  let tenths = 0;
  for (const term of softTerms) tenths += tenthsOf(term, values[term]);
  return tenths / 10;
}

/** What is known of a ward beside its own fields and figure. */
export interface Circumstances {
  distanceKm: number | null;
  truth: number;
  refusedBefore: boolean;
  /** Moments in ms; NaN where nothing was reported. */
  observed: number;
  until: number;
  at: number;
}

export type TermValues = Readonly<Record<SoftTerm, number | null>>;

export const valuesOf = (need: Need, ward: Ward, capacity: Capacity, around: Circumstances): TermValues => ({
  distance: around.distanceKm,
  freeBeds: capacity.free,
  freshness: validityLeft(around.observed, around.until, around.at),
  truth: around.truth,
  intensity: stepsAbove(need, ward),
  speciality: othersBeside(need, ward),
  payer: payerCertainty(need, ward),
  tried: around.refusedBefore ? 1 : 0,
});

function validityLeft(from: number, until: number, at: number): number | null {
  if (Number.isNaN(from) || Number.isNaN(until)) return null;
  if (at >= until) return 0;
  return Math.min(1, (until - at) / (until - from));
}

function stepsAbove(need: Need, ward: Ward): number | null {
  if (need.careIntensity === null || ward.careIntensity === null) return null;
  return Math.max(0, careIntensities.indexOf(ward.careIntensity) - careIntensities.indexOf(need.careIntensity));
}

function othersBeside(need: Need, ward: Ward): number | null {
  if (ward.targetGroups.length === 0) return null;
  return ward.targetGroups.filter((group) => !need.targetGroups.includes(group)).length;
}

function payerCertainty({ payer }: Need, ward: Ward): number {
  if (payer === 'unclear') return 0.5;
  return ward.payers.includes(payer) ? 1 : 0;
}
