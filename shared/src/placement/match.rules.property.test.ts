import { describe, expect, it } from '@jest/globals';
import type { Ward } from '../directory/directory.contract.js';
import { careIntensities } from '../directory/directory.terms.js';
import { aMatchContext, at } from '../testing/a-match.js';
import { randomContext, randomFrom, randomNeed, randomWard, shuffled, type Random } from '../testing/random-match.js';
import { titleInfo } from './legal-titles.terms.js';
import { byName, match, type MatchContext, type MatchWard } from './match.rules.js';
import type { Match } from './match.contract.js';
import { softTerms, type AgeBand, type Criterion } from './placement.terms.js';
import type { Need } from './request.contract.js';
import { termOf, weights } from './score.rules.js';

const requests = 100_000;
const wardsEach = 4;

const ends: Readonly<Record<AgeBand, readonly [number, number]>> = {
  '12-17': [12, 17],
  '18-24': [18, 24],
  '25-39': [25, 39],
  '40-54': [40, 54],
  '55-64': [55, 64],
  '65+': [65, 150],
};

/** Said a second time and in other words, so that a rule that is wrong has to be wrong twice. */
function fails(need: Need, ward: Ward): Criterion[] {
  const [youngest, oldest] = ends[need.ageBand];
  const away = { middle: 0, beside: 1, far: 2 }[ward.regionId] ?? NaN;
  const failing: [Criterion, boolean][] = [
    ['securityLevel', ward.securityLevel !== null && ward.securityLevel !== need.securityLevel],
    [
      'careIntensity',
      need.careIntensity !== null &&
        ward.careIntensity !== null &&
        careIntensities.indexOf(ward.careIntensity) < careIntensities.indexOf(need.careIntensity),
    ],
    [
      'targetGroup',
      ward.targetGroups.length > 0 &&
        new Set([...ward.targetGroups, ...need.targetGroups]).size > new Set(ward.targetGroups).size,
    ],
    ['legalTitle', ward.titles.length > 0 && ward.titles.indexOf(titleInfo[need.title].group) === -1],
    ['sex', ward.sex !== 'all' && need.sex !== null && ward.sex !== need.sex],
    ['age', oldest < ward.ageMin || youngest > (ward.ageMax ?? 150)],
    ['reach', away > { region: 0, neighbours: 1, national: 2 }[need.reach]],
    ['avoidedRegion', need.avoidRegionIds.some((id) => id === ward.regionId)],
  ];
  return failing.filter(([, isSo]) => isSo).map(([criterion]) => criterion);
}

/** A criterion that nobody can answer from what ward and request say. */
function isSilent(need: Need, ward: Ward): boolean {
  const [youngest, oldest] = ends[need.ageBand];
  return (
    ward.securityLevel === null ||
    (need.careIntensity !== null && ward.careIntensity === null) ||
    ward.targetGroups.length === 0 ||
    ward.titles.length === 0 ||
    (ward.sex !== 'all' && need.sex === null) ||
    youngest < ward.ageMin ||
    oldest > (ward.ageMax ?? 150)
  );
}

interface Case {
  need: Need;
  wards: MatchWard[];
  context: MatchContext;
  found: Match;
}

/** Names repeat, so that ties happen; `order` is made as the server makes it. */
function aCase(random: Random, count: number): Case {
  const need = randomNeed(random);
  const wards = Array.from({ length: count }, () => randomWard(random, need))
    .sort((a, b) => byName(a.ward, b.ward))
    .map((ward, order) => ({ ...ward, order }));
  const context = randomContext(random, wards);
  return { need, wards: shuffled(random, wards), context, found: match(need, shuffled(random, wards), context) };
}

const tenths = (points: number) => Math.round(points * 10);

/** The first thing that is wrong with an answer; an expectation per ward would take minutes. */
function wrongWith({ need, wards, found }: Case): string | undefined {
  const wardOf = new Map(wards.map(({ ward }) => [ward.id, ward]));
  const proposed = [...found.assignable, ...found.unknown, ...found.notNow];
  for (const { unit, terms, score, obstacles, unknown, payerFlag } of proposed) {
    if (fails(need, unit).length > 0) return `${unit.id} is proposed and fails ${fails(need, unit).join()}`;
    if (terms.reduce((sum, { points }) => sum + tenths(points), 0) !== tenths(score))
      return 'the terms are not the score';
    if (score < 0 || score > 100) return `a score of ${score}`;
    if (terms.some(({ points, most }) => points < 0 || points > most)) return 'a term outside its weight';
    if (terms.map(({ term }) => term).join() !== softTerms.join()) return 'not every term is shown';
    if (unknown.length > 0 !== isSilent(need, unit)) return `${unit.id} and what is unknown of it`;
    if (payerFlag !== (need.payer !== 'unclear' && !unit.payers.includes(need.payer))) return 'the flag of the payer';
    if (obstacles.length === 0 && !(unit.capacity.free! > 0 && !unit.capacity.admissionStop))
      return 'a bed that is not there';
  }
  if (found.assignable.some(({ unknown, obstacles }) => unknown.length + obstacles.length > 0)) return 'not assignable';
  if (found.unknown.some(({ unknown }) => unknown.length === 0)) return 'known, among the unknown';
  if (found.notNow.some(({ obstacles }) => obstacles.length === 0)) return 'has a bed, among those that have none';
  for (const { unitId, rules } of found.excluded ?? []) {
    const ward = wardOf.get(unitId);
    if (!ward || fails(need, ward).join() !== rules.join()) return `${unitId} is excluded by ${rules.join()}`;
  }
  for (const { unit, criterion } of found.almost)
    if (fails(need, unit).join() !== criterion || criterion === 'avoidedRegion')
      return `${unit.id} does not almost fit`;
  if (proposed.length + found.excludedCount !== wards.length) return 'a ward is lost, or there twice';
  return undefined;
}

describe('a hundred thousand random requests', () => {
  it('never propose a ward with a failing hard criterion, explain every score to the tenth, and lose no ward', () => {
    const random = randomFrom(20_261_122);
    const seen = { assignable: 0, unknown: 0, notNow: 0, almost: 0, excluded: 0 };
    for (let count = 0; count < requests; count++) {
      const one = aCase(random, wardsEach);
      const wrong = wrongWith(one);
      if (wrong !== undefined) throw new Error(`request ${count}: ${wrong}\n${JSON.stringify(one, null, 1)}`);
      for (const list of ['assignable', 'unknown', 'notNow', 'almost'] as const) seen[list] += one.found[list].length;
      seen.excluded += one.found.excludedCount;
    }
    // Otherwise the above would have been said of next to nothing.
    expect(Math.min(...Object.values(seen))).toBeGreaterThan(10_000);
  }, 60_000);
});

describe('the order', () => {
  it('of wards that tie is the same however they are shuffled', () => {
    const random = randomFrom(4);
    for (let count = 0; count < 500; count++) {
      const { need, wards, context, found } = aCase(random, 12);
      expect(match(need, shuffled(random, wards), context)).toEqual({ ...found, excluded: expect.any(Array) });
    }
  }, 60_000);

  it('is by score, never by which list one was in before', () => {
    const random = randomFrom(5);
    for (let count = 0; count < 500; count++) {
      const { found } = aCase(random, 12);
      for (const list of [found.assignable, found.unknown, found.notNow])
        for (const [index, { score, rank }] of list.entries()) {
          expect(rank).toBe(index + 1);
          expect(score).toBeLessThanOrEqual(list[index - 1]?.score ?? 100);
        }
    }
  }, 60_000);
});

describe('each term', () => {
  const rising = new Set(['freeBeds', 'freshness', 'truth', 'payer']);

  it.each(softTerms)(
    '%s only rises, or only falls, and stays between nothing and its weight',
    (term) => {
      const random = randomFrom(6);
      const values = Array.from({ length: 2_000 }, () => random() * 10 ** Math.floor(random() * 5 - 1)).sort(
        (a, b) => a - b,
      );
      let before = rising.has(term) ? 0 : weights[term];
      for (const value of [0, ...values]) {
        const { points } = termOf(term, value);
        expect(points).toBeGreaterThanOrEqual(rising.has(term) ? before : 0);
        expect(points).toBeLessThanOrEqual(rising.has(term) ? weights[term] : before);
        before = points;
      }
    },
    60_000,
  );

  it('moves a ward up and never down when only that becomes better', () => {
    const random = randomFrom(7);
    const better: Record<string, (ward: MatchWard, context: MatchContext) => [MatchWard, MatchContext]> = {
      distance: (ward, context) => [{ ...ward, place: context.middle }, context],
      freeBeds: (ward, context) => [{ ...ward, capacity: { ...ward.capacity, free: 9 } }, context],
      freshness: (ward, context) => [{ ...ward, observed: at.getTime() }, context],
      truth: (ward, context) => [ward, { ...context, truthOf: () => 1 }],
      speciality: (ward, context) => [ward, context],
      payer: (ward, context) => [{ ...ward, ward: { ...ward.ward, payers: ['wfz', 'zvw', 'wlz', 'wmo'] } }, context],
      tried: (ward, context) => [ward, { ...context, refusedBy: new Set() }],
    };
    for (let count = 0; count < 3_000; count++) {
      const { need, wards, context } = aCase(random, 1);
      const [ward] = wards;
      const score = (one: MatchWard, around: MatchContext) => {
        const { assignable, unknown, notNow } = match(need, [one], around);
        return [...assignable, ...unknown, ...notNow][0]?.score;
      };
      const before = ward && score(ward, context);
      if (ward === undefined || before === undefined) continue;
      for (const change of Object.values(better))
        expect(score(...change(ward, context))).toBeGreaterThanOrEqual(before);
    }
  }, 60_000);
});

describe('who pays', () => {
  it('never decides whether a ward is proposed', () => {
    const random = randomFrom(8);
    const lists = ({ assignable, unknown, notNow, almost, excludedCount }: Match) => [
      ...[assignable, unknown, notNow, almost].map((list) => list.map(({ unit }) => unit.id).sort()),
      excludedCount,
    ];
    for (let count = 0; count < 1_000; count++) {
      const { need, wards, context, found } = aCase(random, wardsEach);
      for (const payer of ['wfz', 'zvw', 'wlz', 'wmo', 'unclear'] as const)
        expect(lists(match({ ...need, payer }, wards, context))).toEqual(lists(found));
      const named = wards.map((one) => ({ ...one, ward: { ...one.ward, payers: [] } }));
      expect(lists(match(need, named, context))).toEqual(lists(found));
    }
  }, 60_000);
});

describe('a bare register', () => {
  it('answers with nothing', () => {
    const found = match(randomNeed(randomFrom(9)), [], aMatchContext());
    expect(found).toMatchObject({ considered: 0, assignable: [], unknown: [], notNow: [], almost: [], excludedBy: {} });
  }, 60_000);
});
