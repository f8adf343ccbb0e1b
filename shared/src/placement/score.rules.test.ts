import { describe, expect, it } from '@jest/globals';
import { aFigure, aMatchWard, aNeed, at } from '../testing/a-match.js';
import { momentsOf } from './match.rules.js';
import { softTerms, type SoftTerm } from './placement.terms.js';
import { scoreOf, termOf, valuesOf, weights } from './score.rules.js';

describe('a soft term', () => {
  const rows: [SoftTerm, number | null, number][] = [
    ['distance', 0, 30],
    ['distance', 100, 15],
    ['distance', 200, 0],
    ['distance', 900, 0],
    ['distance', null, 0],
    ['freeBeds', 0, 0],
    ['freeBeds', 1, 6],
    ['freeBeds', 2, 8],
    ['freeBeds', 3, 10],
    ['freeBeds', 30, 10],
    ['freshness', 1, 10],
    ['freshness', 0.25, 2.5],
    ['freshness', 0, 0],
    ['truth', 0.5, 12.5],
    ['truth', 1, 25],
    ['intensity', 0, 5],
    ['intensity', 1, 2.5],
    ['intensity', 3, 0],
    ['speciality', 0, 10],
    ['speciality', 2, 5],
    ['speciality', 6, 0],
    ['payer', 1, 5],
    ['payer', 0.5, 2.5],
    ['payer', 0, 0],
    ['tried', 0, 5],
    ['tried', 1, 0],
  ];
  it.each(rows)('%s of %s earns %s', (term, value, points) => {
    expect(termOf(term, value)).toEqual({ term, value, points, most: weights[term] });
  });

  it('has a weight, and together they are 100', () => {
    expect(softTerms.reduce((sum, term) => sum + weights[term], 0)).toBe(100);
  });

  it('is added in whole tenths, so that the sum is exact', () => {
    const nothing = { distance: null, freeBeds: null, freshness: null, intensity: null, speciality: null };
    expect(scoreOf({ ...nothing, truth: 0.01, freshness: 0.02, speciality: 3.96, payer: 0.02, tried: 1 })).toBe(0.7);
  });
});

describe('the value of a term', () => {
  const around = { distanceKm: 12.3, truth: 0.42, refusedBefore: false, at: at.getTime() };
  const values = (need = {}, ward = {}, figure = aFigure(10, 8), more = {}) =>
    valuesOf(aNeed(need), aMatchWard(ward).ward, figure, { ...around, ...momentsOf(figure), ...more });

  it('is the number that it is reckoned from', () => {
    expect(values()).toEqual({
      distance: 12.3,
      freeBeds: 2,
      freshness: 1,
      truth: 0.42,
      intensity: 0,
      speciality: 0,
      payer: 1,
      tried: 0,
    });
  });

  it('of freshness is the share of its validity that a figure still has, whatever that validity is', () => {
    const late = (hours: number) => values({}, {}, aFigure(10, 8), { at: at.getTime() + hours * 3_600_000 }).freshness;
    expect(late(6)).toBe(0.75);
    expect(late(24)).toBe(0);
    expect(late(30)).toBe(0);
    expect(late(-1)).toBe(1);
  });

  it('of intensity is not known when one of the two says nothing', () => {
    expect(values({ careIntensity: null }).intensity).toBeNull();
    expect(values({}, { careIntensity: null }).intensity).toBeNull();
    expect(values({ careIntensity: 'A' }, { careIntensity: 'D' }).intensity).toBe(3);
  });

  it('of speciality counts the groups that were not asked', () => {
    expect(values({}, { targetGroups: ['psychiatry', 'autism', 'addiction'] }).speciality).toBe(2);
    expect(values({}, { targetGroups: [] }).speciality).toBeNull();
  });

  it('of a ward that refused before costs its points', () => {
    expect(scoreOf(values())).toBe(scoreOf(values({}, {}, undefined, { refusedBefore: true })) + 5);
  });
});
