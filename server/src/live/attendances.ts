import type { Actor } from '@ketenzicht/shared/kernel';
import type { Socket } from 'socket.io';
import type { Known } from '../platform/auth/session.service.js';
import type { Audience, Member } from './audience.js';

export interface Attendance {
  socket: Socket;
  actor: Actor;
  sessionId: string;
  kind: Known['times']['kind'];
  /** How many lines its person may have. */
  most: number;
  member: Member;
  /** When its session was last looked up. */
  checkedAt: number;
  audience?: Audience;
}

/** Who is on the line, by account: for endings, and for how many one may have. */
export class Attendances {
  private readonly byAccount = new Map<string, Set<Attendance>>();
  /** Kept and not counted anew: after an outage a thousand screens ask it within a second. */
  private readonly persons = new Map<string, number>();

  add(attendance: Attendance): void {
    const { actor, kind } = attendance;
    const present = this.byAccount.get(actor.id);
    if (present) present.add(attendance);
    else this.byAccount.set(actor.id, new Set([attendance]));
    if (kind === 'person') this.persons.set(actor.id, this.personsOf(actor.id) + 1);
  }

  remove(attendance: Attendance): void {
    const { actor, kind } = attendance;
    const present = this.byAccount.get(actor.id);
    if (!present?.delete(attendance)) return;
    if (kind === 'person') this.persons.set(actor.id, this.personsOf(actor.id) - 1);
    if (present.size > 0) return;
    this.byAccount.delete(actor.id);
    this.persons.delete(actor.id);
  }

  of(accountId: string): Attendance[] {
    return [...(this.byAccount.get(accountId) ?? [])];
  }

  /** Those that count against the limit: a wall screen or a machine is not a person with many windows open. */
  personsOf(accountId: string): number {
    return this.persons.get(accountId) ?? 0;
  }

  *[Symbol.iterator](): Generator<Attendance> {
    for (const present of this.byAccount.values()) yield* present;
  }
}
