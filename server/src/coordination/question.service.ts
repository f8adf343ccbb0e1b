import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { closed, tookMinutes, type ArticleInput, type CaseFile } from '@ketenzicht/shared/coordination';
import { ensure, mayAsk, must } from '@ketenzicht/shared/kernel';
import { operationOf } from '@ketenzicht/shared/operations';
import type { Visit } from '../platform/auth/visit.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { publishArticle } from './article.service.js';
import type { Seen } from './case-moves.service.js';
import { CaseActs } from './case.act.js';
import { fileOf, findCase, lockCase, unknownCase } from './case.queries.js';
import { mayMove } from './case.rows.js';
import { saveCase } from './case.writes.js';
import { Watching } from './watching.js';

export interface AnswerGiven {
  text: string;
  publish: ArticleInput | null;
}

/** A question ends with its answer. What others can use of it becomes an article, in the same transaction: there is no answer without the article it promised. */
@Injectable()
export class QuestionService {
  constructor(
    private readonly acts: CaseActs,
    private readonly watching: Watching,
  ) {}

  /** Throws `knelpunt.unknown`, `knelpunt.not_question`, `knelpunt.closed`, `version.stale`, or what publishing throws. */
  answer(visit: Visit, { id, seen }: Seen, { text, publish }: AnswerGiven): Promise<CaseFile> {
    return this.acts.run(
      visit,
      async (act) => {
        const row = await lockCase(act.tx, visit.actor, id);
        if (!mayMove(visit.actor, row)) throw unknownCase();
        ensure(
          row.kind === 'question',
          'knelpunt.not_question',
          'Only a question is answered. Close this case instead.',
        );
        const standing = closed(row, act.at);
        ensureSeen(seen, row.version);
        const articleId = publish && (await published(act.tx, visit, publish));
        await act.beyond();
        const took = tookMinutes(row.openedAt, act.at, standing.pausedMinutes);
        const saved = await saveCase(act.tx, row, {
          ...standing,
          outcome: 'answered',
          closedAt: act.at,
          tookMinutes: took,
        });
        // With its article, so that it is found once.
        const detail = { owner: saved.ownerId, ...(articleId && { article: articleId }) };
        await act.step(saved, 'answered', detail, { text });
        if (articleId) await act.step(saved, 'published', { article: articleId });
        await act.step(saved, 'closed', { owner: saved.ownerId, outcome: 'answered' });
        act.note(id);
        const now = must(await findCase(act.tx, id), 'the question that was just answered');
        return fileOf(act.tx, visit.actor, now, this.watching.of(id));
      },
      id,
    );
  }
}

/** Whoever may answer may not always publish. */
async function published(tx: Parameters<typeof publishArticle>[0], visit: Visit, input: ArticleInput): Promise<string> {
  const may = mayAsk(visit.actor, operationOf('article.publish'));
  ensure(may, 'access.denied', 'The desk publishes articles. Answer the question, and ask the desk to publish it.');
  const { id } = await publishArticle(tx, visit, randomUUID(), input);
  return id;
}
