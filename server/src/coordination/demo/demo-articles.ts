import { addLocalDays, day, localDate } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { namedUuid } from '../../platform/named-uuid.js';
import { learnWords } from '../word.queries.js';
import type { DemoArticle } from './demo-article.js';
import { lawArticles } from './law.articles.js';
import { practiceArticles } from './practice.articles.js';
import { fillOnce } from '../../platform/database/once.js';

/** Of this demo alone. */
const lock = 7014;
const directoryId = 'nl';
/** Between two articles, so that the newest differs from the oldest by some months. */
const apart = 9 * day;
const all: readonly DemoArticle[] = [...lawArticles, ...practiceArticles];

/** A vraagbaak to look around in, on the embedded demo only: facts with their public sources, opinions invented. Once; a second start finds it. */
export async function loadDemoArticles(setup: pg.Pool, at: Date): Promise<void> {
  await fillOnce(setup, { lock, table: 'coordination.article' }, async (client) => {
    for (const [index, article] of all.entries()) await insert(client, article, index, at);
  });
}

async function insert(client: pg.ClientBase, article: DemoArticle, index: number, at: Date): Promise<void> {
  const { subject, title, body, sources } = article;
  const id = namedUuid('demo', 'article', title);
  const publishedAt = new Date(at.getTime() - (index + 1) * apart);
  await client.query(
    `insert into coordination.article (id, directory_id, title, subject, body, sources, cited, review_on, published_at, published_by)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [id, directoryId, title, subject, body, sources, sources.join(' · '), reviewOn(index, at), publishedAt, writer],
  );
  await client.query('insert into coordination.article_score (article_id, helpful, unhelpful) values ($1, $2, $3)', [
    id,
    2 + ((index * 7) % 19),
    (index * 5) % 4,
  ]);
  await learnWords(client, [title, body, ...sources].join(' '));
}

const writer = namedUuid('demo', 'account', 'coordinator');

/** One of them has been waiting for somebody to look again. */
const reviewOn = (index: number, at: Date): string =>
  addLocalDays(localDate(at), index === 13 ? -12 : 60 + ((index * 37) % 300));
