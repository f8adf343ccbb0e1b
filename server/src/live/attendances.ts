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

  add(attendance: Attendance): void {
    const present = this.byAccount.get(attendance.actor.id);
    if (present) present.add(attendance);
    else this.byAccount.set(attendance.actor.id, new Set([attendance]));
  }

  remove(attendance: Attendance): void {
    const present = this.byAccount.get(attendance.actor.id);
    present?.delete(attendance);
    if (present?.size === 0) this.byAccount.delete(attendance.actor.id);
  }

  of(accountId: string): Attendance[] {
    return [...(this.byAccount.get(accountId) ?? [])];
  }

  /** Those that count against the limit: a wall screen or a machine is not a person with many windows open. */
  personsOf(accountId: string): number {
    let count = 0;
    for (const { kind } of this.byAccount.get(accountId) ?? []) if (kind === 'person') count++;
    return count;
  }

  *[Symbol.iterator](): Generator<Attendance> {
    for (const present of this.byAccount.values()) yield* present;
  }
}
