import { Injectable } from '@nestjs/common';
import { operations, operationOf, type OperationId } from '@ketenzicht/shared/operations';
import { processingRegister, type ProcessingActivity, type RegisterEntry } from '@ketenzicht/shared/privacy';
import type { Visit } from '../platform/auth/visit.js';
import { Work } from '../platform/database/work.js';

const entries = Object.entries<ProcessingActivity>(processingRegister);
const ids = Object.keys(operations) as OperationId[];

/** The register of processing with the terms as they stand today. */
@Injectable()
export class RegisterService {
  constructor(private readonly work: Work) {}

  async read(visit: Visit): Promise<{ activities: RegisterEntry[] }> {
    const terms = await this.work.run('care', visit, async (tx) => {
      const { rows } = await tx.query<{ class: string; term: string }>(
        'select class, term from privacy.retention_rule',
      );
      return new Map(rows.map((row) => [row.class, row.term]));
    });
    return { activities: entries.map(([id, activity]) => entryOf(id, activity, terms)) };
  }
}

const entryOf = (id: string, activity: ProcessingActivity, terms: ReadonlyMap<string, string>): RegisterEntry => ({
  id,
  name: activity.name,
  purpose: activity.purpose,
  basis: activity.basis,
  controller: activity.controller,
  dataClasses: [...activity.dataClasses],
  data: [...activity.data],
  persons: [...activity.persons],
  recipients: [...activity.recipients],
  retention: activity.retention.map((one) => ({ class: one, term: terms.get(one) ?? '' })),
  measures: [...activity.measures],
  operations: ids.filter((operation) => operationOf(operation).activity === id),
});
