import { Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  giveOpinion,
  type CaseList,
  type CaseOpinion,
  type OpenedCase,
  type ReviewCase,
} from '@ketenzicht/shared/oversight';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import {
  caseById,
  casesIn,
  lastVerification,
  markEmergencyReviewed,
  openCount,
  saveOpinion,
  type FoundCase,
} from './case.queries.js';
import { linesBySeq, linesOfEmergency } from './log.queries.js';
import { overdueMonths } from './report.queries.js';

const supervision = { purpose: 'oversight', relationBasis: 'supervision' } as const;

@Injectable()
export class CaseService {
  constructor(private readonly work: Work) {}

  list(visit: Visit, signed: boolean): Promise<CaseList> {
    return this.work.run('audit', visit, async (tx) => {
      tx.note({
        ...supervision,
        action: 'R',
        objects: [{ type: 'log', id: 'cases', segment: signed ? 'signed' : 'open' }],
      });
      return {
        cases: await casesIn(tx, signed),
        open: await openCount(tx),
        verified: await lastVerification(tx),
        overdueReports: await overdueMonths(tx, visit.at),
      };
    });
  }

  /** With the lines behind it. Not there and not known are the same 404. */
  read(visit: Visit, id: string): Promise<OpenedCase> {
    return this.work.run('audit', visit, async (tx) => {
      const found = await this.find(tx, id);
      tx.note({ ...supervision, action: 'R', objects: [{ type: 'log', id, segment: found.shown.rule }] });
      const lines =
        found.shown.rule === 'breakGlass' ? await linesOfEmergency(tx, found.shown) : await linesBySeq(tx, found.seqs);
      return { case: { ...found.shown, lines: lines.length }, lines };
    });
  }

  sign(visit: Visit, id: string, { outcome, note }: CaseOpinion): Promise<ReviewCase> {
    return this.work.run('audit', visit, async (tx) => {
      const { shown } = await this.find(tx, id, true);
      const { actor, at } = visit;
      const after = giveOpinion(shown, { by: actor.id, name: actor.name, at: at.toISOString(), outcome, note });
      await saveOpinion(tx, id, { ...after, at });
      if (after.outcome && shown.rule === 'breakGlass')
        await markEmergencyReviewed(tx, id, { by: actor.id, at, outcome: after.outcome, note });
      tx.note({
        ...supervision,
        action: 'U',
        objects: [
          {
            type: 'log',
            id,
            segment: shown.rule,
            lifecycle: 'changed',
            before: shown.state,
            after: `${after.state} ${outcome}`,
          },
        ],
      });
      return (await this.find(tx, id)).shown;
    });
  }

  private async find(tx: Tx, id: string, forUpdate = false): Promise<FoundCase> {
    const found = await caseById(tx, id, forUpdate);
    if (!found) throw new RuleError('case.unknown', 'This case does not exist, or you may not see it.');
    return found;
  }
}
