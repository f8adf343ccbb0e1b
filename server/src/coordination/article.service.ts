import { Injectable } from '@nestjs/common';
import {
  ensureReviewAhead,
  type Article,
  type ArticleInput,
  type ArticleSearch,
  type Found,
} from '@ketenzicht/shared/coordination';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';
import { ensureSeen } from '../platform/http/version-header.js';
import {
  articleById,
  articleOf,
  insertArticle,
  judgeArticle,
  updateArticle,
  withdrawArticle,
  type ArticleRow,
} from './article.queries.js';
import { searchArticles } from './article.search.js';
import { learnWords } from './word.queries.js';

/** The vraagbaak: what the coordination point knows of law and practice. Every article belongs to one register. */
@Injectable()
export class ArticleService {
  constructor(private readonly work: Work) {}

  search(visit: Visit, query: ArticleSearch): Promise<Found[]> {
    return this.in(visit, (tx) => searchArticles(tx, visit.actor.directoryId, query));
  }

  read(visit: Visit, id: string): Promise<Article> {
    return this.in(visit, async (tx) => articleOf(await found(tx, visit, id), visit.at));
  }

  publish(visit: Visit, id: string, input: ArticleInput): Promise<Article> {
    return this.in(visit, (tx) => publishArticle(tx, visit, id, input));
  }

  /** Throws `article.unknown`, `article.withdrawn` or `version.stale`. */
  change(visit: Visit, id: string, input: ArticleInput, seen: number): Promise<Article> {
    ensureReviewAhead(input.reviewOn, visit.at);
    return this.in(visit, async (tx) => {
      ensureStands(await found(tx, visit, id), seen);
      ensureSeen(seen, (await updateArticle(tx, { id, version: seen }, input)) ? seen : -1);
      await learnWords(tx, wordsIn(input));
      tx.note(lineOf(id, 'U', 'changed'));
      return articleOf(await found(tx, visit, id), visit.at);
    });
  }

  /** It is not found any more; whoever has its address reads that it was withdrawn. */
  withdraw(visit: Visit, id: string, seen: number): Promise<Article> {
    return this.in(visit, async (tx) => {
      ensureStands(await found(tx, visit, id), seen);
      ensureSeen(seen, (await withdrawArticle(tx, { id, version: seen }, visit.at)) ? seen : -1);
      tx.note(lineOf(id, 'U', 'restricted'));
      return articleOf(await found(tx, visit, id), visit.at);
    });
  }

  /** Once per account: another answer takes the place of the first. */
  judge(visit: Visit, id: string, helpful: boolean): Promise<Article> {
    return this.in(visit, async (tx) => {
      await found(tx, visit, id);
      await judgeArticle(tx, id, visit.actor.id, helpful);
      return articleOf(await found(tx, visit, id), visit.at);
    });
  }

  private in<T>(visit: Visit, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run('coordination', visit, body);
  }
}

/** Also for an answer that becomes an article, in the transaction of the answer. The same id again is the same request once more. */
export async function publishArticle(tx: Tx, visit: Visit, id: string, input: ArticleInput): Promise<Article> {
  ensureReviewAhead(input.reviewOn, visit.at);
  const { id: by, directoryId } = visit.actor;
  if (await insertArticle(tx, { id, directoryId, by, at: visit.at }, input)) {
    await learnWords(tx, wordsIn(input));
    tx.note(lineOf(id, 'C', 'created'));
  }
  const row = await articleById(tx, directoryId, id);
  ensure(row?.title === input.title, 'idempotency.reused', 'This Idempotency-Key was used for another article.');
  return articleOf(row, visit.at);
}

async function found(tx: Tx, { actor }: Visit, id: string): Promise<ArticleRow> {
  const row = await articleById(tx, actor.directoryId, id);
  if (!row) throw new RuleError('article.unknown', 'There is no such article. Search for what you want to know.');
  return row;
}

function ensureStands({ version, withdrawnAt }: ArticleRow, seen: number): void {
  ensure(withdrawnAt === null, 'article.withdrawn', 'This article was withdrawn. Publish another one instead.');
  ensureSeen(seen, version);
}

const wordsIn = ({ title, body, sources }: ArticleInput): string => [title, body, ...sources].join(' ');

const lineOf = (id: string, action: Noted['action'], lifecycle: 'created' | 'changed' | 'restricted'): Noted => ({
  action,
  purpose: 'coordination',
  objects: [{ type: 'article', id, lifecycle }],
});
