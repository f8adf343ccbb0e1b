import type { Candidate } from '@ketenzicht/shared/placement';

/** Whom somebody is about to ask, in order, and whether a bed of the first is held with it. */
export interface Asking {
  candidates: readonly Candidate[];
  hold: boolean;
}
