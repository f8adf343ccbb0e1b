import {
  waitingStates,
  type AttemptState,
  type Hold,
  type PlacementAttempt,
  type RequestFile,
} from '@ketenzicht/shared/placement';

export type NextStep =
  | { kind: 'over' | 'ask' }
  | { kind: 'placed' | 'accepted' | 'proposed'; attempt: PlacementAttempt }
  | { kind: 'waiting'; attempts: PlacementAttempt[] }
  | { kind: 'held'; hold: Hold };

/** Whether the ward still has to answer. */
export const isWaiting = (state: AttemptState): boolean => (waitingStates as readonly AttemptState[]).includes(state);

/** The one thing that is next for a request: what is nearest to a bed comes first. */
export function nextStepOf({ request, attempts, hold }: RequestFile): NextStep {
  if (request.state === 'ended') return { kind: 'over' };
  const inState = (state: AttemptState) => attempts.find((attempt) => attempt.state === state);
  const admitted = inState('admitted');
  if (request.state === 'placed' && admitted) return { kind: 'placed', attempt: admitted };
  const accepted = inState('accepted');
  if (accepted) return { kind: 'accepted', attempt: accepted };
  const proposed = inState('proposed');
  if (proposed) return { kind: 'proposed', attempt: proposed };
  if (hold?.state === 'active') return { kind: 'held', hold };
  const waiting = attempts.filter(({ state }) => isWaiting(state));
  return waiting.length > 0 ? { kind: 'waiting', attempts: waiting } : { kind: 'ask' };
}

/** The hold that counts for this request, with or without an ask. */
export const activeHold = ({ attempts, hold }: RequestFile): Hold | null =>
  [hold, ...attempts.map((attempt) => attempt.hold)].find((one) => one?.state === 'active') ?? null;

/** In the order in which they were tried; whoever still waits for a turn comes last. */
export const inOrder = (attempts: readonly PlacementAttempt[]): PlacementAttempt[] =>
  attempts.toSorted((one, other) => {
    const [first, second] = [one.askedAt ?? '9999', other.askedAt ?? '9999'];
    return first < second ? -1 : first > second ? 1 : one.place - other.place;
  });
