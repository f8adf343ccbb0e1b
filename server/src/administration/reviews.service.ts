import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  isOverdue,
  isOwnAccount,
  reviewDueOn,
  reviewKinds,
  reviewPeriod,
  specialRoles,
  type Review,
  type ReviewKind,
} from '@ketenzicht/shared/administration';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { AccountsService } from './accounts.service.js';
import { noPassword } from './invitation.queries.js';
import { listReviews, lockLine, makeReviews, signLine } from './review.queries.js';

/** Rights are looked at again: the system makes the list, the one who answers for it signs each line (SEC-40). */
@Injectable()
export class ReviewsService {
  constructor(
    private readonly work: Work,
    private readonly accounts: AccountsService,
  ) {}

  list(visit: Visit): Promise<Review[]> {
    return this.work.run('admin', visit, async (tx) => {
      for (const kind of reviewKinds) await this.make(tx, kind, visit.at);
      const reviews = (await listReviews(tx)).map((one) => ({ ...one, overdue: isOverdue(one, visit.at) }));
      tx.note({
        action: 'R',
        objects: reviews
          .slice(0, 500)
          .map(({ id }) => ({ type: 'account', id, segment: 'rights review', lifecycle: 'read' })),
      });
      return reviews;
    });
  }

  /** Makes the lists of this period that are not there yet, each once, of whom the visitor keeps. */
  private make(tx: Tx, kind: ReviewKind, at: Date): Promise<void> {
    return makeReviews(tx, {
      kind,
      period: reviewPeriod(kind, at),
      dueOn: reviewDueOn(at),
      at,
      roles: kind === 'special' ? specialRoles : null,
      newId: randomUUID,
    });
  }

  async sign(visit: Visit, reviewId: string, accountId: string, decision: 'keep' | 'end'): Promise<void> {
    const passwordHash = await noPassword();
    await this.work.run('admin', visit, async (tx) => {
      const line = await lockLine(tx, reviewId, accountId);
      if (!line) throw new RuleError('review.unknown', 'There is no such line that you may sign.');
      ensure(line.decision === null, 'review.signed', 'This line was signed already.');
      ensure(
        !isOwnAccount(visit.actor, { id: accountId }),
        'account.own',
        'Ask a colleague: nobody signs for their own rights.',
      );
      await signLine(tx, reviewId, accountId, { decision, by: visit.actor.id, at: visit.at });
      tx.note({
        action: 'U',
        objects: [
          {
            type: 'account',
            id: accountId,
            segment: 'rights review',
            before: '{}',
            after: JSON.stringify({ decision, role: line.role }),
          },
        ],
      });
      if (decision === 'end' && line.isPerson && !line.isEnded)
        await this.accounts.endIn(tx, await this.accounts.kept(tx, visit.actor, accountId), {
          at: visit.at,
          reason: 'review',
          passwordHash,
        });
    });
  }
}
