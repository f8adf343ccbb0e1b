import { describe, expect, it } from '@jest/globals';
import { markedParts } from './help.words.js';

describe('marked words', () => {
  it('are told apart from what is around them', () => {
    expect(markedParts('Een ⟦machtiging⟧ van drie weken')).toEqual([
      { from: 0, text: 'Een ', isMarked: false },
      { from: 4, text: 'machtiging', isMarked: true },
      { from: 16, text: ' van drie weken', isMarked: false },
    ]);
  });
  it('a mark that was cut in half shows as nothing', () => {
    expect(markedParts('half ⟦woord')).toEqual([{ from: 0, text: 'half woord', isMarked: false }]);
    expect(markedParts('')).toEqual([]);
  });
});
