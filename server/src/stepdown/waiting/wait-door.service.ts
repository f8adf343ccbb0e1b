import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../../platform/database/work.js';
import { Bell } from '../../platform/events/bell.js';
import type { WaitRow } from './wait.rows.js';

/** One line about some who wait. A list that was empty was looked at as well. */
export const lineOf = ({ actor, operation }: Visit, action: AuditAction, ids: readonly string[]): Noted => ({
  action,
  purpose: actor.role === 'provider' ? 'care' : 'coordination',
  objects: ids.length > 0 ? ids.map((id): AuditObject => ({ type: 'wait', id })) : [{ type: 'search', id: operation }],
});

/** The door to everybody who waits: one transaction in the room of placing, and a line in the log either way. */
@Injectable()
export class WaitDoor {
  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
  ) {}

  /** After something was written: to the organisation and the region of the ward, with an id only. What it is they ask for themselves. */
  ring({ id, providerId, regionId }: Pick<WaitRow, 'id' | 'providerId' | 'regionId'>): void {
    this.bell.ring('desk', { desk: 'waits', subject: id, for: [providerId, regionId] });
  }

  async run<T>(visit: Visit, body: (tx: Tx) => Promise<T>, about?: string): Promise<T> {
    try {
      return await this.work.run('placement', visit, body);
    } catch (error) {
      if (error instanceof RuleError && error.code === 'wait.unknown' && about !== undefined)
        await this.work.note('placement', visit, { ...lineOf(visit, 'R', [about]), refused: true });
      throw error;
    }
  }
}
