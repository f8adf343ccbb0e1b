import type { Capacity } from '../capacity/capacity.contract.js';
import {
  careIntensities,
  legalTitles,
  payers,
  securityLevels,
  sexes,
  targetGroups,
} from '../directory/directory.terms.js';
import type { MatchContext, MatchWard } from '../placement/match.rules.js';
import { titleCodes, titleInfo } from '../placement/legal-titles.terms.js';
import { ageBands, reaches, requestPayers, requestSexes } from '../placement/placement.terms.js';
import type { Need } from '../placement/request.contract.js';
import { aFigure, aMatchWard, aNeed, at } from './a-match.js';

/** Taken once: asking the test's sandbox for `Math` costs ten times what it does. */
const { floor, imul } = Math;

export type Random = () => number;

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers for the same seed, and fast enough for a hundred thousand requests. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export const regions = ['middle', 'beside', 'far'] as const;
const pick = <T>(random: Random, from: readonly T[]): T => from[floor(random() * from.length)] as T;
const some = <T>(random: Random, from: readonly T[], share: number): T[] => from.filter(() => random() < share);

export const randomNeed = (random: Random): Need =>
  aNeed({
    ageBand: pick(random, ageBands),
    sex: pick(random, [null, ...requestSexes]),
    securityLevel: pick(random, securityLevels),
    careIntensity: pick(random, [null, ...careIntensities]),
    targetGroups: [pick(random, targetGroups), ...some(random, targetGroups, 0.15)].slice(0, 4),
    title: pick(random, titleCodes),
    payer: pick(random, requestPayers),
    reach: pick(random, reaches),
    regionId: 'middle',
    avoidRegionIds: some(random, regions, 0.1),
  });

/** As the need would have it more often than not, so that all lists fill; every field may also be anything else, or silent. */
export function randomWard(random: Random, need: Need): MatchWard {
  const like = <T>(wanted: T, any: () => T): T => (random() < 0.85 ? wanted : any());
  return aMatchWard(
    {
      name: `Ward ${floor(random() * 4)}`,
      regionId: pick(random, regions),
      securityLevel: like(need.securityLevel, () => pick(random, [null, ...securityLevels])),
      careIntensity: like(need.careIntensity ?? 'B', () => pick(random, [null, ...careIntensities])),
      targetGroups: like([...need.targetGroups, ...some(random, targetGroups, 0.1)], () =>
        some(random, targetGroups, 0.4),
      ),
      sex: like('all', () => pick(random, sexes)),
      ageMin: like(12, () => pick(random, [16, 18, 23, 40])),
      ageMax: like(null, () => pick(random, [23, 39, 65])),
      titles: like([titleInfo[need.title].group], () => some(random, legalTitles, 0.4)),
      payers: some(random, payers, 0.4),
    },
    { capacity: randomFigure(random), place: random() < 0.1 ? null : { latitude: 51 + random() * 2, longitude: 5 } },
  );
}

/** Made once: dates written as text are most of what a random ward would cost. */
const plain = aFigure(10, 8);
const moments = [0, 1, 3, 8, 13].map((hours) => new Date(at.getTime() - hours * 3_600_000).toISOString());

function randomFigure(random: Random): Capacity {
  const operational = floor(random() * 12);
  const occupied = floor(random() * (operational + 1));
  const held = random() < 0.2 ? Math.min(2, operational - occupied) : 0;
  const free = operational - occupied - held;
  const figure = { ...plain, operational, occupied, held, free, observedAt: pick(random, moments) };
  const turn = random();
  if (turn < 0.05) return { ...figure, validUntil: at.toISOString() };
  if (turn < 0.1) return { ...figure, admissionStop: { reason: 'staff' } };
  if (turn < 0.15)
    return { ...figure, operational: null, occupied: null, free: null, held: 0, observedAt: null, validUntil: null };
  return figure;
}

export function randomContext(random: Random, wards: readonly MatchWard[]): MatchContext {
  const truth = new Map(wards.map(({ ward }) => [ward.id, random()]));
  return {
    at,
    revision: 1,
    neighbours: new Set(['beside']),
    middle: { latitude: 52, longitude: 5 },
    truthOf: (id) => truth.get(id) ?? 0.5,
    refusedBy: new Set(wards.filter(() => random() < 0.1).map(({ ward }) => ward.id)),
    everyExcluded: true,
  };
}

export function shuffled<T>(random: Random, list: readonly T[]): T[] {
  return list
    .map((one) => ({ one, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one);
}
