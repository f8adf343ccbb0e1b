import { apart, asOneWord } from './separable.rules.js';
import { synonyms } from './synonyms.rules.js';

/** One thing that is asked for; any of its spellings will do, each a row of words that must all be there. */
export type Term = readonly (readonly string[])[];

/** What PostgreSQL knows of a word: its stem (none: it is too common to tell anything), and words that it may have been meant for. */
export interface Known {
  stems: readonly string[];
  instead: readonly string[];
}

/** A question is a sentence at most: more words than this only cost time. */
const mostWords = 12;
/** Of fewer letters than this, words that begin with it are too many to mean something; what is being typed may be shorter. */
const startsWord = 4;
const startsTyped = 2;

/** Letters and digits only, so that nothing in a question is an operator of a query. */
export const wordsOf = (text: string): string[] =>
  [...new Set(text.toLowerCase().match(/\p{N}+(?:\.\p{N}+)+|[\p{L}\p{N}]+/gu) ?? [])].slice(0, mostWords);

const spelt: readonly Term[] = synonyms.map((group) => group.map((one) => wordsOf(one)));

/** The longest known expression that begins at this word. */
function expressionAt(words: readonly string[], at: number): { term: Term; length: number } | undefined {
  return spelt
    .flatMap((term) =>
      term
        .filter((one) => one.every((word, offset) => words[at + offset] === word))
        .map(({ length }) => ({ term, length })),
    )
    .toSorted((one, other) => other.length - one.length)[0];
}

/** What is asked for, with what means the same. */
export function termsOf(asked: readonly string[]): Term[] {
  const words = asOneWord(asked);
  const terms: Term[] = [];
  for (let at = 0; at < words.length;) {
    const known = expressionAt(words, at);
    terms.push(known?.term ?? [[words[at] ?? '']]);
    at += known?.length ?? 1;
  }
  return terms;
}

const quoted = (word: string): string => `'${word}'`;

function spellings(word: string, { stems, instead }: Known, isTyped: boolean): string | undefined {
  if (stems.length === 0) return undefined;
  const starts = word.length >= (isTyped ? startsTyped : startsWord);
  const all = new Set([`${quoted(word)}${starts ? ':*' : ''}`, ...[...stems, ...instead].map(quoted)]);
  return [...all, ...apart(word)].join(' | ');
}

/**
 * A tsquery as text, or null when only words are left that tell nothing. `every`: all of it must be there; `some`: any. The last word counts as one that
 * is still being typed.
 */
export function queryOf(
  terms: readonly Term[],
  known: ReadonlyMap<string, Known>,
  how: 'every' | 'some',
): string | null {
  const parts = terms.flatMap((term, at) => {
    const rows = term.flatMap((words) => {
      const all = words.flatMap(
        (word) =>
          spellings(
            word,
            known.get(word) ?? { stems: [word], instead: [] },
            at === terms.length - 1 && words.length === 1,
          ) ?? [],
      );
      return all.length === 0 ? [] : [all.map((one) => `(${one})`).join(' & ')];
    });
    return rows.length === 0 ? [] : [`(${[...new Set(rows)].join(' | ')})`];
  });
  return parts.length === 0 ? null : parts.join(how === 'every' ? ' & ' : ' | ');
}
