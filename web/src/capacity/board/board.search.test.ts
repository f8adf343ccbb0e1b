import { describe, expect, it } from '@jest/globals';
import { noFilter, type BoardFilter } from '@ketenzicht/shared/capacity';
import { parseSearch, stringifySearch } from '../../platform/search.js';
import { filterOf, readBoardSearch, searchOf } from './board.search.js';

const full: BoardFilter = {
  regions: ['arrondissement:AR04', 'arrondissement:AR06'],
  levels: ['2-hoog', '3'],
  settings: ['FPA'],
  groups: ['psychiatry', 'autism'],
  sex: 'female',
  titles: ['wvggz'],
  payers: ['zvw', 'wlz'],
  takesNow: true,
  words: 'den dolder & co',
};
const throughTheAddress = (filter: BoardFilter) =>
  filterOf(readBoardSearch(parseSearch(stringifySearch(searchOf(filter)))));

describe('the address of the board', () => {
  it('carries every filter there and back', () => {
    expect(throughTheAddress(full)).toEqual(full);
    expect(throughTheAddress(noFilter)).toEqual(noFilter);
  });

  it('is empty without a filter and readable with one', () => {
    expect(stringifySearch(searchOf(noFilter))).toBe('');
    expect(stringifySearch(searchOf({ ...noFilter, levels: ['2-hoog', '3'], takesNow: true }))).toBe(
      '?level=2-hoog,3&now=1',
    );
  });

  it('drops what it does not know instead of showing nothing', () => {
    expect(filterOf(readBoardSearch({ level: '3,9', setting: 'castle', sex: 'all', colour: 'red', q: 7 }))).toEqual({
      ...noFilter,
      levels: ['3'],
    });
  });
});
