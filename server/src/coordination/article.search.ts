import type { ArticleQuery, Found } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import { articlesLike, byIndexOfWords, knownWords, newestArticles } from './article.queries.js';
import { queryOf, termsOf, wordsOf } from './article.words.rules.js';

/** With fewer than this that hold all of it, those that hold a part of it follow. */
const enough = 3;
const most = 20;
/** While a question is typed: a few, or nobody looks. */
const mostLike = 5;

/** All words first, then some of them; typing errors and old terms find what was meant. Nothing asked: the newest. */
export async function searchArticles(
  tx: Pick<Tx, 'query'>,
  directoryId: string,
  { q, subject, like }: ArticleQuery,
): Promise<Found[]> {
  const place = { directoryId, subject: subject ?? null };
  const isLike = like === 'true';
  const terms = termsOf(wordsOf(q));
  const known = await knownWords(tx, [...new Set(terms.flat(2))]);
  const [every, some] = [queryOf(terms, known, 'every'), queryOf(terms, known, 'some')];
  if (every === null || some === null) return isLike ? [] : newestArticles(tx, place);
  await byIndexOfWords(tx);
  if (isLike) return (await articlesLike(tx, some, place, 'some')).slice(0, mostLike);
  const all = await articlesLike(tx, every, place, 'every');
  if (all.length >= enough || terms.length === 1) return all;
  const ids = new Set(all.map(({ id }) => id));
  const more = await articlesLike(tx, some, place, 'some');
  return [...all, ...more.filter(({ id }) => !ids.has(id))].slice(0, most);
}
