import type { Candidate } from '@ketenzicht/shared/placement';

/** Whom somebody is about to ask, in order, and whether a bed of the first is held with it. */
export interface Asking {
  candidates: readonly Candidate[];
  hold: boolean;
}

/** Whether a bed of the first one could be held with it. */
export const couldHold = ({ candidates: [first] }: Asking): boolean =>
  first !== undefined && first.obstacles.length === 0 && first.unknown.length === 0;
