import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../platform/database/work.js';

/** One line about some dossiers. A list that was empty was looked at as well. */
export const lineOf = ({ operation }: Visit, action: AuditAction, ids: readonly string[]): Noted => ({
  action,
  purpose: 'coordination',
  objects:
    ids.length > 0
      ? ids.map((id): AuditObject => ({ type: 'paymentDossier', id }))
      : [{ type: 'search', id: operation }],
});

/** The door of every dossier: one transaction in the room of the coordination point, and a line in the log either way. */
@Injectable()
export class DossierDoor {
  constructor(private readonly work: Work) {}

  async run<T>(visit: Visit, body: (tx: Tx) => Promise<T>, about?: string): Promise<T> {
    try {
      return await this.work.run('coordination', visit, body);
    } catch (error) {
      if (error instanceof RuleError && error.code === 'vangnet.unknown' && about !== undefined)
        await this.work.note('coordination', visit, { ...lineOf(visit, 'R', [about]), refused: true });
      throw error;
    }
  }

  runByClock<T>(at: Date, job: string, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job, activity: 'vangnet' }, body);
  }
}
