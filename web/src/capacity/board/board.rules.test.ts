import { describe, expect, it } from '@jest/globals';
import { noFilter, totalOf, totalsByRegion, type Unit } from '@ketenzicht/shared/capacity';
import { aCapacity, aDirectory, aUnit, expired } from '../../testing/a-board.js';
import { openRegister } from '../register.rules.js';
import {
  choiceCounts,
  inOrder,
  searchText,
  select,
  sumOf,
  waysOut,
  wardsOutOfPlace,
  without,
  type Searchable,
} from './board.rules.js';

const at = new Date();
const register = openRegister(aDirectory());
const boardOf = (units: Unit[]): Searchable => ({ units, textOf: (unit) => searchText(register, unit), at });
const numbers = (units: readonly Unit[]) => units.map(({ name }) => Number(name.slice('Afdeling '.length)));

const board = boardOf([
  aUnit(1, { securityLevel: '3', setting: 'FPK', sex: 'male' }),
  aUnit(2, {
    securityLevel: '3',
    setting: 'FPA',
    locationId: 'almelo',
    providerId: 'transfore',
    regionId: 'arrondissement:AR06',
  }),
  aUnit(3, { securityLevel: '2-laag', setting: 'FPA', capacity: aCapacity({ free: 0 }) }),
  aUnit(4, { securityLevel: null, setting: 'FPA', capacity: expired({ free: 4 }) }),
]);

const found = (words: string) => numbers(select(board, { ...noFilter, words }));

describe('the order of the wards', () => {
  it('is room first and most of it on top, then full or shut, then unknown', () => {
    const shut = aCapacity({ free: 6, admissionStop: { reason: 'staff' } });
    const units = [1, 2, 3, 4, 5].map((number) => aUnit(number));
    const figures = [
      aCapacity({ free: 0 }),
      expired({ free: 9 }),
      aCapacity({ free: 1 }),
      shut,
      aCapacity({ free: 3 }),
    ];
    expect(
      numbers(
        inOrder(
          units.map((unit, index) => ({ ...unit, capacity: figures[index] ?? unit.capacity })),
          at,
        ),
      ),
    ).toEqual([5, 3, 1, 4, 2]);
  });

  it('leaves equal wards in the order in which they came', () => {
    expect(numbers(inOrder([aUnit(7), aUnit(3), aUnit(5)], at))).toEqual([7, 3, 5]);
  });
});

describe('the sum of the regions', () => {
  it('is the total of all their wards', () => {
    const [all, ...regions] = totalsByRegion(board.units, ['arrondissement:AR04', 'arrondissement:AR06'], at);
    expect(sumOf(regions, at)).toEqual(all);
    expect(all).toEqual(totalOf(board.units, at));
  });
});

describe('how many would remain', () => {
  it('is counted per choice with all other demands standing', () => {
    const counts = choiceCounts(board, { ...noFilter, levels: ['3'] }, 'settings');
    expect(Object.fromEntries(counts)).toEqual({ FPK: 1, FPA: 1 });
  });

  it('leaves out what is already chosen in the same filter', () => {
    const filter = { ...noFilter, levels: ['3' as const] };
    expect(choiceCounts(board, filter, 'levels').get('2-laag')).toBe(1);
  });

  it('equals what a press then really gives, for every choice', () => {
    const filter = { ...noFilter, takesNow: true };
    for (const [value, count] of choiceCounts(board, filter, 'settings'))
      expect(select(board, { ...filter, settings: [value as 'FPA'] })).toHaveLength(count);
  });

  it('counts a ward for both sexes under each', () => {
    expect(Object.fromEntries(choiceCounts(board, noFilter, 'sex'))).toEqual({ male: 4, female: 3 });
  });
});

describe('when nothing matches', () => {
  it('names each single demand whose dropping helps, with how many wards it gives', () => {
    const filter = { ...noFilter, settings: ['FPK' as const], sex: 'female' as const };
    expect(select(board, filter)).toHaveLength(0);
    expect(waysOut(board, filter)).toEqual([
      { facet: 'settings', count: 3 },
      { facet: 'sex', count: 1 },
    ]);
    for (const { facet, count } of waysOut(board, filter))
      expect(select(board, without(filter, facet))).toHaveLength(count);
  });
});

describe('a search word', () => {
  it('finds by ward, city, provider, region and setting; all words must be there', () => {
    expect(found('ALMELO')).toEqual([2]);
    expect(found('overijssel transf')).toEqual([2]);
    expect(found('fivoor fpk')).toEqual([1]);
    expect(found('fivoor almelo')).toEqual([]);
  });
});

describe('wards out of place', () => {
  it('counts those that must move, not those that stand still around them', () => {
    expect(wardsOutOfPlace(['a', 'b', 'c', 'd'], ['a', 'b', 'c', 'd'])).toBe(0);
    expect(wardsOutOfPlace(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])).toBe(1);
    expect(wardsOutOfPlace(['a', 'b', 'c'], ['a', 'c', 'e'])).toBe(2);
  });
});
