import type { ArticleSearch, Found } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import { articlesLike, newestArticles } from './article.queries.js';
import { queryOf, termsOf, wordsOf } from './article.words.rules.js';
import { shown } from './found.rows.js';
import { byIndexOfWords, knownWords } from './word.queries.js';

type Db = Pick<Tx, 'query'>;

/** With fewer than this that hold all of it, those that hold a part of it follow. */
const enough = 3;
/** While a question is typed: a few, or nobody looks. */
const mostLike = 5;

/** What is asked for, as queries in text. */
export interface Question {
  every: string;
  some: string;
  isOneThing: boolean;
}
export type Finding = (query: string, how: 'every' | 'some') => Promise<Found[]>;

/** With old terms and what was mistyped; undefined when there is no word in it that tells something. */
export async function questionOf(tx: Db, q: string): Promise<Question | undefined> {
  const terms = termsOf(wordsOf(q));
  const known = await knownWords(tx, [...new Set(terms.flat(2))]);
  const [every, some] = [queryOf(terms, known, 'every'), queryOf(terms, known, 'some')];
  return every === null || some === null ? undefined : { every, some, isOneThing: terms.length === 1 };
}

/** What holds all of it first, then what holds some of it. `isLike`: what resembles a question that is being typed, a few. */
export async function bestFirst(
  tx: Db,
  { every, some, isOneThing }: Question,
  isLike: boolean,
  find: Finding,
): Promise<Found[]> {
  await byIndexOfWords(tx);
  if (isLike) return (await find(some, 'some')).slice(0, mostLike);
  const all = await find(every, 'every');
  if (all.length >= enough || isOneThing) return all;
  const ids = new Set(all.map(({ id }) => id));
  const more = await find(some, 'some');
  return [...all, ...more.filter(({ id }) => !ids.has(id))].slice(0, shown);
}

/** Nothing asked: the newest. */
export async function searchArticles(tx: Db, directoryId: string, search: ArticleSearch): Promise<Found[]> {
  const { q, subject, like } = search;
  const place = { directoryId, subject: subject ?? null };
  const question = await questionOf(tx, q);
  if (!question) return like ? [] : newestArticles(tx, place);
  return bestFirst(tx, question, like, (query, how) => articlesLike(tx, query, place, how));
}
