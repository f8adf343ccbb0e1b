import {
  isArticleDue,
  type Article,
  type ArticleInput,
  type ArticleSubject,
  type Found,
} from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';
import { aroundOf, foundOf, shown, startOf, weighed, type FoundRow } from './found.rows.js';

type Db = Pick<Tx, 'query'>;

/** Every article has its directory; whoever asks sees those of their own. */
export interface ArticleRow extends Omit<Article, 'isDue' | 'publishedAt' | 'withdrawnAt'> {
  publishedAt: Date;
  withdrawnAt: Date | null;
}

export const articleOf = (row: ArticleRow, at: Date): Article => ({
  ...row,
  isDue: isArticleDue(row.reviewOn, at),
  publishedAt: row.publishedAt.toISOString(),
  withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
});

export async function articleById(db: Db, directoryId: string, id: string): Promise<ArticleRow | undefined> {
  const { rows } = await db.query<ArticleRow>(
    `select a.id, a.version, a.title, a.subject, a.body, a.sources, to_char(a.review_on, 'YYYY-MM-DD') as "reviewOn", a.published_at as "publishedAt",
       p.name as "publishedBy", coalesce(s.helpful, 0) as helpful, coalesce(s.unhelpful, 0) as unhelpful, j.helpful as mine, a.withdrawn_at as "withdrawnAt"
     from coordination.article a join identity.account p on p.id = a.published_by
       left join coordination.article_score s on s.article_id = a.id
       left join coordination.article_judgement j on j.article_id = a.id and j.account_id = (select access.actor())
     where a.id = $1 and a.directory_id = $2`,
    [id, directoryId],
  );
  return rows[0];
}

/** Says whether it is new: the same id a second time is the same request once more. */
export async function insertArticle(
  db: Db,
  { id, directoryId, by, at }: { id: string; directoryId: string; by: string; at: Date },
  { title, subject, body, sources, reviewOn }: ArticleInput,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `insert into coordination.article (id, directory_id, title, subject, body, sources, cited, review_on, published_at, published_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) do nothing`,
    [id, directoryId, title, subject, body, sources, sources.join(' · '), reviewOn, at, by],
  );
  if (rowCount === 1)
    await db.query('insert into coordination.article_score (article_id) values ($1) on conflict do nothing', [id]);
  return rowCount === 1;
}

/** Says whether the version still stood. */
export async function updateArticle(
  db: Db,
  { id, version }: { id: string; version: number },
  { title, subject, body, sources, reviewOn }: ArticleInput,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update coordination.article set title = $3, subject = $4, body = $5, sources = $6, cited = $7, review_on = $8, version = version + 1
     where id = $1 and version = $2 and withdrawn_at is null`,
    [id, version, title, subject, body, sources, sources.join(' · '), reviewOn],
  );
  return rowCount === 1;
}

export async function withdrawArticle(
  db: Db,
  { id, version }: { id: string; version: number },
  at: Date,
): Promise<boolean> {
  const { rowCount } = await db.query(
    `update coordination.article set withdrawn_at = $3, version = version + 1 where id = $1 and version = $2 and withdrawn_at is null`,
    [id, version, at],
  );
  return rowCount === 1;
}

/** The row of the sums is locked first, so that two presses of one person count once. */
export async function judgeArticle(db: Db, id: string, accountId: string, helpful: boolean): Promise<void> {
  await db.query('insert into coordination.article_score (article_id) values ($1) on conflict do nothing', [id]);
  await db.query('select from coordination.article_score where article_id = $1 for update', [id]);
  const { rows } = await db.query<{ helpful: boolean }>(
    'select helpful from coordination.article_judgement where article_id = $1 and account_id = $2',
    [id, accountId],
  );
  const before = rows[0]?.helpful;
  if (before === helpful) return;
  await db.query(
    `insert into coordination.article_judgement (article_id, account_id, helpful) values ($1, $2, $3)
     on conflict (article_id, account_id) do update set helpful = excluded.helpful`,
    [id, accountId, helpful],
  );
  const moved = (says: boolean) => Number(helpful === says) - Number(before === says);
  await db.query(
    'update coordination.article_score set helpful = helpful + $2, unhelpful = unhelpful + $3 where article_id = $1',
    [id, moved(true), moved(false)],
  );
}

interface Place {
  directoryId: string;
  subject: ArticleSubject | null;
}
/** Of a question that fits a third of all articles, that many are ranked: so many with it in their title, and so many others. */
const fitting = (vector: string): string =>
  `(select id from coordination.article where ${vector} @@ $1::tsquery and withdrawn_at is null and directory_id = $2 and ($3::text is null or subject = $3) limit ${weighed})`;

/** The best first, after `byIndexOfWords`. `query` is of `queryOf`. */
export async function articlesLike(
  db: Db,
  query: string,
  { directoryId, subject }: Place,
  how: 'every' | 'some',
): Promise<Found[]> {
  const rank = how === 'every' ? 'ts_rank_cd' : 'ts_rank';
  const { rows } = await db.query<FoundRow>(
    `with fits as (
       ${fitting('in_title')} union ${fitting('searched')}
     ), best as (
       select a.id, a.title, a.subject, a.body, a.published_at, ${rank}('{0.05, 0.2, 0.4, 1.0}', a.searched, $1::tsquery, 1) as score
       from fits join coordination.article a using (id) order by score desc, a.published_at desc, a.id limit ${shown}
     )
     select id, title, subject, published_at as at, score,
       ${startOf('body')}, ${aroundOf('body', '$1::tsquery')}
     from best order by score desc, published_at desc, id`,
    [query, directoryId, subject],
  );
  return rows.map(foundOf('article'));
}

export async function newestArticles(db: Db, { directoryId, subject }: Place): Promise<Found[]> {
  const { rows } = await db.query<FoundRow>(
    `select id, title, subject, published_at as at, 0::float8 as score, ${startOf('body')}, null as around
     from coordination.article where withdrawn_at is null and directory_id = $1 and ($2::text is null or subject = $2)
     order by published_at desc, id limit ${shown}`,
    [directoryId, subject],
  );
  return rows.map(foundOf('article'));
}
