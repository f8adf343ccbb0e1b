import { randomUUID } from 'node:crypto';
import { articleSchema, type ArticleInput } from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import type { Example, Examples } from './example.js';
import type { World } from './world.js';

/** Invented, about nobody. */
export const anArticleBody = (more: Partial<ArticleInput> = {}): ArticleInput => ({
  title: `Een vraag over de praktijk ${randomUUID().slice(0, 8)}`,
  subject: 'practice',
  body: 'Overleg eerst met de ketenregisseur van de regio en leg vast wat u afspreekt.',
  sources: [],
  reviewOn: addLocalDays(localDate(new Date()), 180),
  ...more,
});

async function anArticle({ house }: World): Promise<string> {
  const answer = await house.coordinator.call('POST', '/api/v1/articles', { body: anArticleBody() });
  return answer.as(articleSchema).id;
}

const ofArticle = (more: () => { body?: unknown; headers?: Record<string, string> } = () => ({})): Example => ({
  own: async (world) => ({ path: { articleId: await anArticle(world) }, ...more() }),
});
const seen = { 'if-match': '"0"' };

export const articleExamples: Examples = {
  'article.search': { own: () => ({ body: { q: 'overleg' } }) },
  'article.read': ofArticle(),
  'article.publish': { own: () => ({ body: anArticleBody() }) },
  'article.change': ofArticle(() => ({ headers: seen, body: anArticleBody() })),
  'article.withdraw': ofArticle(() => ({ headers: seen, body: {} })),
  'article.judge': ofArticle(() => ({ body: { helpful: true } })),
};
