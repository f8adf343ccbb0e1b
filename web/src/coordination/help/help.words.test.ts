import { describe, expect, it } from '@jest/globals';
import { markedParts } from './help.words.js';

describe('marked words', () => {
  it('are told apart from what is around them', () => {
    expect(markedParts('Een ⟦machtiging⟧ van drie weken')).toEqual([
      { text: 'Een ', isMarked: false },
      { text: 'machtiging', isMarked: true },
      { text: ' van drie weken', isMarked: false },
    ]);
  });
  it('a mark that was cut in half shows as nothing', () => {
    expect(markedParts('half ⟦woord')).toEqual([{ text: 'half woord', isMarked: false }]);
    expect(markedParts('')).toEqual([]);
  });
});
