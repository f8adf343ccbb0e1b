import { Injectable } from '@nestjs/common';
import { ensureRuns, type CasePerson } from '@ketenzicht/shared/coordination';
import type { Visit } from '../platform/auth/visit.js';
import { CaseActs, lineOf } from './case.act.js';
import { findPeople } from './case-people.queries.js';
import { readCase, unknownCase } from './case.queries.js';
import { mayMove } from './case.rows.js';

/** Whom one could ask to take part. */
@Injectable()
export class CasePeople {
  constructor(private readonly acts: CaseActs) {}

  /** For whoever may invite; the log names everybody who was shown. */
  find(visit: Visit, id: string, text: string): Promise<CasePerson[]> {
    return this.acts.run(
      visit,
      async ({ tx }) => {
        const row = await readCase(tx, visit.actor, id);
        if (!mayMove(visit.actor, row)) throw unknownCase();
        ensureRuns(row);
        const found = await findPeople(tx, row, text);
        const line = lineOf(visit, 'R', [id]);
        tx.note({
          ...line,
          objects: [...line.objects, ...found.map((one) => ({ type: 'account' as const, id: one.id }))],
        });
        return found;
      },
      id,
      'R',
    );
  }
}
