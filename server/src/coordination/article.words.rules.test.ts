import { describe, expect, it } from '@jest/globals';
import { queryOf, termsOf, wordsOf, type Known } from './article.words.rules.js';

const asked = (text: string, known: Record<string, Partial<Known>> = {}, how: 'every' | 'some' = 'every') => {
  const words = new Map(Object.entries(known).map(([word, one]) => [word, { stems: [], instead: [], ...one }]));
  return queryOf(termsOf(wordsOf(text)), words, how);
};

describe('the words of a question', () => {
  it('are letters and digits only, so that nothing in a question is an operator', () => {
    expect(wordsOf(`Art. 2.3 Wfz: "wie'betaalt" & (niveau-3) | !x:*\\`)).toEqual([
      'art',
      '2.3',
      'wfz',
      'wie',
      'betaalt',
      'niveau',
      '3',
      'x',
    ]);
    expect(wordsOf('% _ * &')).toEqual([]);
  });

  it('are twelve at most, each once', () => {
    expect(wordsOf('een twee een drie vier vijf zes zeven acht negen tien elf twaalf dertien')).toHaveLength(12);
  });

  it('find a stem, another form that begins so, and what was mistyped', () => {
    expect(asked('machtigingen', { machtigingen: { stems: ['machtig'], instead: ['machtiging'] } })).toBe(
      `(('machtigingen':* | 'machtig' | 'machtiging'))`,
    );
  });

  it('old and new terms ask the same, also of several words', () => {
    const known = {
      verward: { stems: ['verward'] },
      onbegrepen: { stems: ['onbegrep'] },
      gedrag: { stems: ['gedrag'] },
    };
    expect(asked('verward gedrag', known)).toBe(asked('onbegrepen gedrag', known));
    expect(asked('ibs')).toContain(`'inbewaringstelling':*`);
    expect(asked('inbewaringstelling')).toContain(`'ibs'`);
  });

  it('a longer expression goes before a shorter one', () => {
    expect(termsOf(['tbs', 'passant'])).toHaveLength(1);
  });

  it('words that are too common to tell anything are left out; only those: nothing is asked', () => {
    expect(asked('van de machtiging', { van: {}, de: {}, machtiging: { stems: ['machtig'] } })).toBe(
      `(('machtiging':* | 'machtig'))`,
    );
    expect(asked('van de', { van: {}, de: {} })).toBe(null);
  });

  it('the last word may be half a word', () => {
    expect(asked('zo', { zo: { stems: ['zo'] } })).toBe(`(('zo':* | 'zo'))`);
  });

  it('all of them, or any of them', () => {
    const known = { wacht: { stems: ['wacht'] }, bed: { stems: ['bed'] } };
    expect(asked('wacht bed', known)).toContain(' & ');
    expect(asked('wacht bed', known, 'some')).toBe(`(('wacht':* | 'wacht')) | (('bed':* | 'bed'))`);
  });
});
