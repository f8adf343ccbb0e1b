import { RuleError } from '../kernel/rule-error.js';
import type { CaseState, ReviewOutcome } from './review.terms.js';

/** What somebody thought of a case. */
export interface Opinion {
  by: string;
  name: string;
  at: string;
  outcome: ReviewOutcome;
  note: string;
}

/** Misuse takes a second pair of eyes, because of what follows from it for somebody. */
export const needsSecond = (outcome: ReviewOutcome): boolean => outcome === 'misuse';

/** The case after one more opinion. Throws when it is closed, or when the second pair of eyes are the first. A second who sees no misuse opens it again. */
export function giveOpinion(
  { state, opinions }: { state: CaseState; opinions: readonly Opinion[] },
  opinion: Opinion,
): { state: CaseState; opinions: Opinion[]; outcome: ReviewOutcome | null } {
  if (state === 'signed') throw new RuleError('case.signed', 'This case has been signed off already. Load it again.');
  const after = [...opinions, opinion];
  if (state === 'awaitingSecond') {
    if (opinions.at(-1)?.by === opinion.by)
      throw new RuleError('case.second_needed', 'Misuse needs a second person: ask a colleague to look as well.');
    return needsSecond(opinion.outcome)
      ? { state: 'signed', opinions: after, outcome: opinion.outcome }
      : { state: 'open', opinions: after, outcome: null };
  }
  return needsSecond(opinion.outcome)
    ? { state: 'awaitingSecond', opinions: after, outcome: null }
    : { state: 'signed', opinions: after, outcome: opinion.outcome };
}
