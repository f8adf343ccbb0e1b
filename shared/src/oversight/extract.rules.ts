import type { AuditAction } from '../audit/audit.terms.js';
import type { AuditLine } from '../audit/audit.contract.js';
import type { Role } from '../kernel/actor.js';
import { localDate } from '../kernel/time.js';

/** One look at a person, as that person gets to read it: who for which organisation, but no name of an employee (NEN 7513 chapter 9, Wabvpz 15e). */
export interface Look {
  /** Of the first of the equal ones that day. */
  at: string;
  /** How many equal ones there were that day. */
  times: number;
  organisationId: string | null;
  role: Role | null;
  /** Parts of the file, such as `identity`. */
  parts: string[];
  action: AuditAction;
  event: string;
  purpose: AuditLine['purpose'];
  /** The protocol that allowed or refused it. */
  policy: string;
  refused: boolean;
  emergency: boolean;
}

/** Chronological; equal lines of one day are one, at the time of the first. */
export function looksAt(person: string, lines: readonly AuditLine[]): Look[] {
  const looks = new Map<string, Look>();
  // By the clock and not by the order of writing: what was written later may have happened earlier.
  for (const line of [...lines].sort((one, other) => compare(one.occurredAt, other.occurredAt))) {
    const look = lookOf(person, line);
    const { at: _, times: __, ...same } = look;
    const key = JSON.stringify([localDate(new Date(line.occurredAt)), line.actorId, same]);
    const present = looks.get(key);
    if (present) present.times++;
    else looks.set(key, look);
  }
  return [...looks.values()];
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const lookOf = (person: string, line: AuditLine): Look => ({
  at: line.occurredAt,
  times: 1,
  organisationId: line.organisationId,
  role: line.role,
  parts: [
    ...new Set(
      line.objects.flatMap(({ type, id, segment }) => (type === 'person' && id === person && segment ? [segment] : [])),
    ),
  ],
  action: line.action,
  event: line.event,
  purpose: line.purpose,
  policy: line.policy,
  refused: line.decision === 'refused',
  emergency: line.emergency,
});
