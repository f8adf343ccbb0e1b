import { describe, expect, it } from '@jest/globals';
import { queryOf, termsOf, wordsOf } from './article.words.rules.js';
import { apart, asOneWord } from './separable.rules.js';

describe('a verb that Dutch takes apart', () => {
  it('is found whole, done, and with its piece some words further on', () => {
    const found = apart('aanmelden');
    expect(found).toContain(`'aangemeld':*`);
    expect(found).toContain(`('meld' | 'meldt' | 'melden') <4> 'aan'`);
    expect(apart('aangemeld')).toEqual(found);
    expect(apart('aanmeld')).toEqual(found);
  });

  it('is asked for in pieces as well', () => {
    expect(asOneWord(['hoe', 'meld', 'ik', 'iemand', 'aan'])).toEqual(['hoe', 'aanmelden', 'ik', 'iemand']);
    expect(asOneWord(['wie', 'neemt', 'iemand', 'op'])).toEqual(['wie', 'opnemen', 'iemand']);
  });

  it('is left alone where the piece stands too far away, before it, or is that of no such verb', () => {
    for (const words of [
      ['meld', 'een', 'twee', 'drie', 'vier', 'vijf', 'zes', 'aan'],
      ['aan', 'wie', 'meld', 'ik'],
      ['plaats', 'op', 'de', 'wachtlijst'],
    ])
      expect(asOneWord(words)).toEqual(words);
    expect(apart('aanbieder')).toEqual([]);
  });

  it('takes no piece twice', () => {
    expect(asOneWord(['wijs', 'en', 'geef', 'af'])).toEqual(['afwijzen', 'en', 'geef']);
  });

  it('other words of the question stay what they were', () => {
    const stems = (word: string) => [word, { stems: [word], instead: [] }] as const;
    const words = wordsOf('crisis aanmelden');
    expect(queryOf(termsOf(words), new Map(words.map(stems)), 'every')).toMatch(
      /^\(\('crisis':\* \| 'crisis'\)\) & \(\('aanmelden':\* \|/,
    );
  });
});
