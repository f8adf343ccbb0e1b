import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject, Purpose } from '@ketenzicht/shared/audit';
import { RuleError, type Role } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';

/** Refusals that are worth a line; a stale version or a wrong field is none. */
const refusals = new Set(['placement.unknown', 'attempt.unknown', 'hold.unknown']);

const purposeOf: Readonly<Partial<Record<Role, Purpose>>> = {
  provider: 'care',
  referrer: 'care',
  chainDirector: 'coordination',
  nationalCoordinator: 'coordination',
};

/** The door of every request for a place: one transaction in its room, and a line in the log either way. */
@Injectable()
export class PlacementGate {
  constructor(private readonly work: Work) {}

  /** What is refused leaves a line of its own, because the transaction takes its lines with it. */
  async act<T>(visit: Visit, about: { id?: string; action: AuditAction }, body: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.work.run('placement', visit, body);
    } catch (error) {
      if (error instanceof RuleError && refusals.has(error.code)) await this.noteRefusal(visit, about);
      throw error;
    }
  }

  private noteRefusal(visit: Visit, { id, action }: { id?: string; action: AuditAction }): Promise<void> {
    const objects: AuditObject[] = id === undefined ? [] : [{ type: 'case', id }];
    return this.work.note('placement', visit, { ...lineOf(visit, action, []), objects, refused: true });
  }
}

/** One line about some requests. A list that was empty was looked at as well. */
export const lineOf = (
  { actor, operation }: Visit,
  action: AuditAction,
  requestIds: readonly string[],
  more: Omit<AuditObject, 'type' | 'id'> = {},
): Noted => ({
  action,
  purpose: purposeOf[actor.role] ?? 'administration',
  objects:
    requestIds.length > 0
      ? [...new Set(requestIds)].map((id) => ({ type: 'case', id, ...more }))
      : [{ type: 'search', id: operation }],
});
