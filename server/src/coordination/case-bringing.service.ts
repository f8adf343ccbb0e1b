import { Injectable } from '@nestjs/common';
import type { AuditObject } from '@ketenzicht/shared/audit';
import type { CaseStepKind } from '@ketenzicht/shared/coordination';
import type { Actor } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { CaseActs, type CaseAct } from './case.act.js';
import { findCase } from './case.queries.js';
import { CaseService, type Brought } from './case.service.js';

export type { CaseAct } from './case.act.js';

/** For other features whose matter is one of the desk as well: both in one transaction, in the room of the coordination point. */
@Injectable()
export class CaseBringing {
  constructor(
    private readonly acts: CaseActs,
    private readonly cases: CaseService,
  ) {}

  run<T>(visit: Visit, body: (act: CaseAct) => Promise<T>): Promise<T> {
    return this.acts.run(visit, body);
  }

  runByClock<T>(at: Date, job: string, body: (act: CaseAct) => Promise<T>): Promise<T> {
    return this.acts.runByClock(at, job, body);
  }

  /** From here on with the eyes of the clock. */
  async bring(act: CaseAct, opener: Actor, about: Brought, alsoAbout: AuditObject[]): Promise<void> {
    await this.cases.bring(act, opener, about);
    act.note(about.id, 'C', alsoAbout);
  }

  /** Lines on its timeline, each at the moment it really happened; a case that is there no more hears nothing. */
  async tell(
    act: CaseAct,
    caseId: string,
    steps: readonly { kind: CaseStepKind; detail: Record<string, unknown>; at: Date }[],
  ): Promise<void> {
    const row = await findCase(act.tx, caseId);
    if (!row || steps.length === 0) return;
    for (const { kind, detail, at } of steps) await act.step(row, kind, detail, { at });
    act.note(caseId);
  }
}
