import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { AuditAction, AuditObject } from '@ketenzicht/shared/audit';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../../platform/database/work.js';
import { Bell } from '../../platform/events/bell.js';

/** One line about some dwellings. A list that was empty was looked at as well. */
export const lineOf = (
  { operation }: Pick<Visit, 'operation'>,
  action: AuditAction,
  ids: readonly string[],
): Noted => ({
  action,
  purpose: 'coordination',
  objects:
    ids.length > 0 ? ids.map((id): AuditObject => ({ type: 'dwelling', id })) : [{ type: 'search', id: operation }],
});

/** What came beside the body of something that is to happen once. */
export interface Sent {
  /** The version that was seen. */
  version: number;
  key: string;
}
export const fingerprintOf = (operation: string, about: string, version: number, body: unknown): string =>
  hash('sha256', `${operation} ${about} ${version} ${JSON.stringify(body)}`, 'base64url');

/** Everything about step-down places goes through here: one transaction, and a bell that carries ids only. */
@Injectable()
export class HomesDoor {
  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
  ) {}

  read<T>(visit: Visit, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.run('placement', visit, body);
  }

  async write<T>(visit: Visit, subject: string, body: (tx: Tx) => Promise<T>): Promise<T> {
    const result = await this.work.run('placement', visit, body);
    this.ring(subject, visit.actor.directoryId);
    return result;
  }

  runByClock<T>(at: Date, job: string, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('placement', { at, job, activity: 'homes' }, body);
  }

  /** To everybody of a register: which dwelling it was is no secret, what became of it they ask for themselves. */
  ring(subject: string, directoryId: string): void {
    this.bell.ring('desk', { desk: 'homes', subject, for: [directoryId] });
  }
}
