import { Injectable } from '@nestjs/common';
import type { Rung } from '@ketenzicht/shared/coordination';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Tx } from '../platform/database/work.js';
import { openCases, type AgendaCase } from './agenda.queries.js';

/** A line of the access log names at most so many, with the file itself. */
const mostInLine = 499;

/** What leaves the system for the national table: whose cases, in which form, and by whom stands in the access log before it goes out. */
@Injectable()
export class AgendaService {
  constructor(private readonly work: Work) {}

  read(visit: Visit, from: Rung, format: string): Promise<AgendaCase[]> {
    return this.work.run('coordination', visit, async (tx) => {
      const cases = await openCases(tx, visit.actor.directoryId, from);
      for (let at = 0; at === 0 || at < cases.length; at += mostInLine)
        noteExport(tx, format, cases.slice(at, at + mostInLine));
      return cases;
    });
  }
}

const noteExport = (tx: Tx, format: string, cases: readonly AgendaCase[]): void =>
  tx.note({
    action: 'E',
    purpose: 'coordination',
    objects: [
      { type: 'export', id: format },
      ...cases.map(({ id }) => ({ type: 'case' as const, id, lifecycle: 'exported' as const })),
    ],
  });
