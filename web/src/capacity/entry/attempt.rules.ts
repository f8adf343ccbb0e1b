import type { Capacity } from '@ketenzicht/shared/capacity';
import { ProblemError } from '../../platform/problem.error.js';
import type { Attempt } from '../capacity.queries.js';

/** The attempt to make now. The same content on the same version is the same attempt, so it keeps its key. */
export function nextAttempt(last: Attempt | null, wanted: Omit<Attempt, 'key'>, newKey: () => string): Attempt {
  const same =
    last &&
    last.kind === wanted.kind &&
    last.version === wanted.version &&
    JSON.stringify(last.report) === JSON.stringify(wanted.report);
  return same ? last : { ...wanted, key: newKey() };
}

export type Failure =
  /** Not heard, or the server is unable for now: try the same again. */
  | { kind: 'passing' }
  /** A colleague was first. */
  | { kind: 'stale'; theirs: Capacity }
  | { kind: 'refused'; error: ProblemError };

const passing = new Set([0, 408, 425, 429, 500, 502, 503, 504]);

/** A thrown thing that is no answer (a timeout, a torn connection) counts as not heard. */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof ProblemError) || passing.has(error.status)) return { kind: 'passing' };
  const theirs = error.body.capacity as Capacity | undefined;
  return error.code === 'capacity.stale' && theirs ? { kind: 'stale', theirs } : { kind: 'refused', error };
}

/** Quick at first, then every quarter of a minute. */
export const waitBefore = (tries: number): number => Math.min(15_000, 1_000 * 2 ** (tries - 1));
