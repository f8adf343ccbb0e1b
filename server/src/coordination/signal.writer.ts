import { Injectable, Optional } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { SignalCases, type UnopenedSignal } from './signal-cases.js';
import { chunked, writeChanges } from './signal.queries.js';
import type { SignalChange } from './signal.shapes.js';

const job = 'coordination.signals';
const atOnce = 100;

/** Writes down what the rules found, in the order in which it was found, and brings it to the coordination point. */
@Injectable()
export class SignalWriter {
  constructor(
    private readonly work: Work,
    @Optional() private readonly cases?: SignalCases,
  ) {}

  /** Takes away from `changes` what has been written, so that after a fault the rest is written and nothing twice. */
  async write(version: number, changes: SignalChange[], at: Date): Promise<void> {
    for (const chunk of chunked(changes)) {
      await this.work.runByClock('coordination', { at, job }, (tx) => writeChanges(tx, version, chunk));
      changes.splice(0, chunk.length);
    }
  }

  /** A signal whose case could not be opened is tried again at the next beat: it is found by its case being missing. */
  async openCases(at: Date): Promise<void> {
    if (!this.cases) return;
    const { rows } = await this.work.runByClock('coordination', { at, job }, (tx) =>
      tx.query<UnopenedSignal>(unopened),
    );
    for (const signal of rows) {
      const caseId = await this.cases.open(signal, at);
      await this.work.runByClock('coordination', { at, job }, (tx) =>
        tx.query('update coordination.signal set case_id = $2 where id = $1', [signal.id, caseId]),
      );
    }
  }
}

const unopened = `
  select s.id, s.rule, s.level, s.subject, s.directory_id as "directoryId", s.region_id as "regionId", r.name as "regionName", s.security_level as "securityLevel",
    s.target_group as "targetGroup", s.urgency, s.facts
  from coordination.signal s join reference.region r on r.id = s.region_id
  where s.state = 'raised' and s.case_id is null order by s.raised_at limit ${atOnce}`;
