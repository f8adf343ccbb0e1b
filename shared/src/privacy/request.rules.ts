import { Temporal } from 'temporal-polyfill';
import { ensure } from '../kernel/rule-error.js';
import type { ErasureGround } from './request.terms.js';

/** One month after receipt (GDPR article 12(3)): the same day of the next month, or its last. Days as `2026-11-22`. */
export const answerDue = (receivedOn: string): string =>
  Temporal.PlainDate.from(receivedOn).add({ months: 1 }).toString();

export interface ErasureFacts {
  ground: ErasureGround;
  /** When following this person ended; null while it goes on. */
  endedAt: Date | null;
  /** When the term of keeping is over, if it runs. */
  keptUntil: Date | null;
  isHeld: boolean;
}

/** Grounds of which the law itself sets the term of keeping aside: article 17(1)(d) and (e), and the patient's own right under Civil Code 7:455. */
const asideOfTerm: ReadonlySet<ErasureGround> = new Set<ErasureGround>(['unlawful', 'legalDuty', 'patientDestroys']);

/** Throws with the reason when erasing is not allowed now. GDPR article 17(3)(b), (c) and (e). */
export function judgeErasure({ ground, keptUntil, isHeld }: ErasureFacts, at: Date): void {
  ensure(
    !isHeld,
    'erasure.held',
    'This file is held for a legal claim (GDPR 17(3)(e)). It may be erased once the hold is lifted.',
  );
  if (asideOfTerm.has(ground)) return;
  ensure(
    keptUntil !== null && keptUntil <= at,
    'erasure.term_not_over',
    'The law has this file kept (Civil Code 7:454; GDPR 17(3)(b)), and that term is not over. Refuse the request with this reason, or choose the ground that sets the term aside.',
  );
}
