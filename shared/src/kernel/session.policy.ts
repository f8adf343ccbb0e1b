import type { Operation } from './operation.js';

/** OIDC sessions and local ones obey the same clocks. Times in milliseconds; SEC-29 and SEC-30 of docs/security.md. */
const minute = 60_000;
export const sessionLimits = {
  /** Without any act of a person: on screens about persons, and on those about beds. */
  idle: { persons: 15 * minute, beds: 60 * minute },
  absolute: 8 * 60 * minute,
  /** A wall screen only ever reads beds. */
  wall: 30 * 24 * 60 * minute,
  warning: 2 * minute,
  stepUp: 5 * minute,
} as const;

export interface SessionTimes {
  createdAt: number;
  /** The last act of a person: a write, or a screen saying that somebody is there. Polling and pings are no acts. */
  activeAt: number;
  /** The last proof of who this is. */
  provedAt: number;
  /** The first act after the last pause that was too long for persons: whatever was proven before it is forgotten by then. */
  awakeSince?: number;
  kind: 'person' | 'wall' | 'machine';
  /** For machines: fixed when the token was given. */
  expiresAt: number;
}

/** The moment this session ends when nobody does anything. */
export function sessionEnd({ kind, createdAt, activeAt, expiresAt }: SessionTimes): number {
  if (kind === 'machine') return expiresAt;
  if (kind === 'wall') return Math.min(expiresAt, createdAt + sessionLimits.wall);
  return Math.min(expiresAt, createdAt + sessionLimits.absolute, activeAt + sessionLimits.idle.beds);
}

/** What an act does to the clocks. Coming back after a pause keeps the beds open; it does not open personal data again. */
export function afterAct<T extends SessionTimes>(times: T, at: number): T {
  const paused = at - times.activeAt > sessionLimits.idle.persons;
  return { ...times, activeAt: Math.max(times.activeAt, at), ...(paused && { awakeSince: at }) };
}

/** Personal data closes earlier than the session does: after a quarter of an hour without an act one has to prove oneself again. */
export const isTooIdleFor = (
  { dataClass }: Pick<Operation, 'dataClass'>,
  { kind, activeAt, provedAt, awakeSince = 0 }: SessionTimes,
  at: number,
): boolean =>
  kind === 'person' &&
  (dataClass === 'C2' || dataClass === 'C3') &&
  (at - activeAt > sessionLimits.idle.persons || provedAt < awakeSince);

/** A wall screen reads beds. It changes nothing, sees nobody, and may take itself down. */
export const mayWall = ({ dataClass }: Pick<Operation, 'dataClass'>, isRead: boolean): boolean =>
  isRead && (dataClass === 'C0' || dataClass === 'C1');

/** The end of a session whatever anybody does. */
export const latestEnd = ({ kind, createdAt, expiresAt }: SessionTimes): number =>
  kind === 'machine'
    ? expiresAt
    : Math.min(expiresAt, createdAt + (kind === 'wall' ? sessionLimits.wall : sessionLimits.absolute));

export const needsStepUp = ({ stepUp }: Pick<Operation, 'stepUp'>, { provedAt }: SessionTimes, at: number): boolean =>
  stepUp === true && at - provedAt > sessionLimits.stepUp;
