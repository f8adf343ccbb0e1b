import { Injectable } from '@nestjs/common';
import type { AnsweredSearch, Found } from '@ketenzicht/shared/coordination';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { answeredLike } from './answered.queries.js';
import { bestFirst, questionOf } from './article.search.js';
import { lineOf } from './case.act.js';
import { maySee } from './case.rows.js';
import { foundOf } from './found.rows.js';

/** What was answered before, for whom the question concerns. */
@Injectable()
export class AnsweredService {
  constructor(private readonly work: Work) {}

  /** Whatever was shown stands in the access log, also that there was nothing. */
  search(visit: Visit, search: AnsweredSearch): Promise<Found[]> {
    return this.work.run('coordination', visit, async (tx) => {
      const found = await searchAnswered(tx, visit, search);
      const ids = found.map(({ id }) => id);
      tx.note(lineOf(visit, 'R', ids));
      return found;
    });
  }
}

async function searchAnswered(tx: Tx, { actor }: Visit, { q, like }: AnsweredSearch): Promise<Found[]> {
  const question = await questionOf(tx, q);
  if (!question) return [];
  return bestFirst(tx, question, like, async (query, how) => {
    const rows = await answeredLike(tx, query, actor.directoryId, how);
    return rows.filter((row) => maySee(actor, row)).map(foundOf('question'));
  });
}
