import type { ArticleQuery, Found } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import { articlesLike, knownWords, newestArticles } from './article.queries.js';
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
  if (terms.length === 0) return isLike ? [] : newestArticles(tx, place);
  const known = await knownWords(tx, [...new Set(terms.flat(2))]);
  const find = async (how: 'every' | 'some'): Promise<Found[]> => {
    const query = queryOf(terms, known, how);
    return query === null ? [] : articlesLike(tx, query, place, how);
  };
  if (isLike) return (await find('some')).slice(0, mostLike);
  const all = await find('every');
  if (all.length >= enough || terms.length === 1) return all;
  const ids = new Set(all.map(({ id }) => id));
  return [...all, ...(await find('some')).filter(({ id }) => !ids.has(id))].slice(0, most);
}
