/**
 * Verbs that Dutch takes apart: whoever looks for "aanmelden" also means "meld iemand aan" and "aangemeld". Only those of this field, each with the forms
 * that stand before their own piece; a rule for all verbs would find "plaatsing over" for "overplaatsen".
 */
interface Verb {
  whole: string;
  done: string;
  piece: string;
  forms: readonly string[];
}

const verb = (piece: string, stem: string, many: string, done: string): Verb => ({
  whole: `${piece}${many}`,
  done,
  piece,
  forms: [stem, stem.endsWith('t') ? stem : `${stem}t`, many],
});

export const separable: readonly Verb[] = [
  verb('aan', 'meld', 'melden', 'aangemeld'),
  verb('aan', 'vraag', 'vragen', 'aangevraagd'),
  verb('af', 'geef', 'geven', 'afgegeven'),
  verb('af', 'wijs', 'wijzen', 'afgewezen'),
  verb('door', 'plaats', 'plaatsen', 'doorgeplaatst'),
  verb('door', 'verwijs', 'verwijzen', 'doorverwezen'),
  verb('in', 'trek', 'trekken', 'ingetrokken'),
  verb('op', 'neem', 'nemen', 'opgenomen'),
  verb('op', 'leg', 'leggen', 'opgelegd'),
  verb('op', 'vraag', 'vragen', 'opgevraagd'),
  verb('over', 'draag', 'dragen', 'overgedragen'),
  verb('over', 'plaats', 'plaatsen', 'overgeplaatst'),
  verb('terug', 'plaats', 'plaatsen', 'teruggeplaatst'),
  verb('toe', 'wijs', 'wijzen', 'toegewezen'),
  verb('uit', 'stroom', 'stromen', 'uitgestroomd'),
  verb('vast', 'stel', 'stellen', 'vastgesteld'),
  verb('voort', 'zet', 'zetten', 'voortgezet'),
];

/** So many words further on, a piece is still taken for that of the verb: "meld iemand bij de regio aan". */
const farthest = 6;

const byWord = new Map(
  separable.flatMap((one) => [one.whole, `${one.piece}${one.forms[0]}`, one.done].map((word) => [word, one] as const)),
);

/** What a tsquery finds such a verb by in its other forms; nothing for any other word. */
export function apart(word: string): string[] {
  const found = byWord.get(word);
  if (!found) return [];
  const forms = `(${found.forms.map((form) => `'${form}'`).join(' | ')})`;
  const near = Array.from({ length: farthest }, (_, before) => `${forms} <${before + 1}> '${found.piece}'`);
  return [`'${found.whole}'`, `'${found.done}':*`, ...near];
}

/** "hoe meld ik iemand aan" asks for "aanmelden". */
export function asOneWord(words: readonly string[]): string[] {
  const left = [...words];
  for (const [at, word] of words.entries())
    for (const { whole, piece, forms } of separable) {
      const end = words.indexOf(piece, at + 1);
      if (!forms.includes(word) || end < 0 || end - at > farthest || left[at] !== word || left[end] !== piece) continue;
      left[at] = whole;
      left[end] = '';
    }
  return left.filter((word) => word !== '');
}
