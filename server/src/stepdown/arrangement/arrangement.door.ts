import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { RuleError, addLocalDays, localDate, must } from '@ketenzicht/shared/kernel';
import { respiteWithin, type ArrangementFile } from '@ketenzicht/shared/stepdown';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../../platform/database/work.js';
import { findArrangement, nightsOf, standingNights, versionsOf } from './arrangement.queries.js';
import { toArrangementFile } from './arrangement.rows.js';

/** One line about some arrangements. A list that was empty was looked at as well. */
export const lineOfArrangements = ({ operation }: Visit, action: AuditAction, ids: readonly string[]): Noted => ({
  action,
  purpose: 'care',
  objects:
    ids.length > 0 ? ids.map((id): AuditObject => ({ type: 'arrangement', id })) : [{ type: 'search', id: operation }],
});

/** The door to every arrangement: one transaction in the room of placing, and a line in the log either way. */
@Injectable()
export class ArrangementDoor {
  constructor(private readonly work: Work) {}

  async run<T>(visit: Visit, body: (tx: Tx) => Promise<T>, about?: string): Promise<T> {
    try {
      return await this.work.run('placement', visit, body);
    } catch (error) {
      if (error instanceof RuleError && error.code === 'arrangement.unknown' && about !== undefined)
        await this.work.note('placement', visit, { ...lineOfArrangements(visit, 'R', [about]), refused: true });
      throw error;
    }
  }

  /** All of it as it stands now, after whatever was just done. */
  async fileOf(tx: Tx, { actor, at }: Visit, id: string): Promise<ArrangementFile> {
    const row = must(await findArrangement(tx, id), 'what was just read or changed');
    const versions = await versionsOf(tx, id);
    const nights = await nightsOf(tx, id, addLocalDays(localDate(at), -respiteWithin));
    const nightsBefore = await standingNights(tx, id, 'before');
    return toArrangementFile(row, actor, at, { versions, nights, nightsBefore });
  }
}
