import { Injectable, Logger } from '@nestjs/common';
import { minute } from '@ketenzicht/shared/kernel';
import { Work } from '../platform/database/work.js';
import { CaseService } from './case.service.js';
import { caseOf, type UnopenedSignal } from './signal.case.js';
import { chunked, writeChanges } from './signal.queries.js';
import type { SignalChange } from './signal.shapes.js';

const job = 'coordination.signals';
const atOnce = 100;

/** Writes down what the rules found, in the order in which it was found, and brings it to the coordination point. */
@Injectable()
export class SignalWriter {
  private readonly log = new Logger(SignalWriter.name);
  /** Signals without a case that could not be opened, and when that was: they let the others go first. */
  private readonly failed = new Map<string, number>();

  constructor(
    private readonly work: Work,
    private readonly cases: CaseService,
  ) {}

  /** Takes away from `changes` what has been written, so that after a fault the rest is written and nothing twice. */
  async write(version: number, changes: SignalChange[], at: Date): Promise<void> {
    for (const chunk of chunked(changes)) {
      await this.work.runByClock('coordination', { at, job }, (tx) => writeChanges(tx, version, chunk));
      changes.splice(0, chunk.length);
    }
  }

  /** A signal whose case could not be opened is found again by its case being missing; opening it twice makes one case. */
  async openCases(at: Date): Promise<void> {
    for (const [id, since] of this.failed) if (Math.abs(at.getTime() - since) >= minute) this.failed.delete(id);
    const { rows } = await this.work.runByClock('coordination', { at, job }, (tx) =>
      tx.query<UnopenedSignal>(unopened, [[...this.failed.keys()]]),
    );
    for (const signal of rows)
      try {
        await this.cases.openByRule(caseOf(signal), at);
      } catch (error) {
        this.failed.set(signal.id, at.getTime());
        this.log.warn(`signal ${signal.id} has no case yet: ${(error as Error).message}`);
      }
  }
}

const unopened = `
  select s.id, s.rule, s.level, s.subject, s.directory_id as "directoryId", s.region_id as "regionId", r.name as "regionName", s.security_level as "securityLevel",
    s.urgency, s.facts
  from coordination.signal s join reference.region r on r.id = s.region_id
  where s.state = 'raised' and s.case_id is null and s.id <> all ($1::uuid[]) order by s.level desc, s.raised_at limit ${atOnce}`;
