import { localDate } from '@ketenzicht/shared/kernel';
import {
  waitingStates,
  type AttemptState,
  type PlacementAttempt,
  type PlacementCard,
} from '@ketenzicht/shared/placement';

type Try = Pick<PlacementAttempt, 'state' | 'dueAt' | 'expectedOn' | 'hold'>;
type Turn = Pick<PlacementCard, 'nextActor' | 'next'>;
type Clock = Pick<PlacementCard, 'dueAt' | 'clock'>;

const nobody: Turn = { nextActor: 'nobody', next: 'none' };
const isIn = (states: readonly AttemptState[]) => (one: Try) => states.includes(one.state);

/**
 * Who must do something now, and what. A yes goes before everything: until the day that the ward named, nobody has to do anything; from that day on it
 * records that they came. A day that was offered wants a decision, also while other wards still think.
 */
export function turnOf(state: PlacementCard['state'], attempts: readonly Try[], at: Date): Turn {
  if (state !== 'open') return nobody;
  const accepted = attempts.find(isIn(['accepted']));
  if (accepted)
    return (accepted.expectedOn ?? '') <= localDate(at)
      ? { nextActor: 'ward', next: 'admit' }
      : { nextActor: 'nobody', next: 'arrive' };
  if (attempts.some(isIn(['proposed']))) return { nextActor: 'referrer', next: 'decide' };
  if (attempts.some(isIn([...waitingStates, 'queued']))) return { nextActor: 'ward', next: 'answer' };
  return { nextActor: 'referrer', next: 'ask' };
}

/** The turn as one ward sees it: about its own try only. */
export function turnOfWard(attempt: Try, at: Date): Turn {
  const isLive = isIn([...waitingStates, 'proposed', 'accepted'])(attempt);
  return isLive ? turnOf('open', [attempt], at) : nobody;
}

/** The clock that runs out first. What is past already shows only when nothing else runs: the longest overdue then. */
export function clockOf(attempts: readonly Try[], loose: readonly { expiresAt: string }[], at: Date): Clock {
  const clocks: { dueAt: string; clock: 'answer' | 'hold' }[] = [];
  for (const one of attempts) {
    if (one.dueAt !== null && isIn(waitingStates)(one)) clocks.push({ dueAt: one.dueAt, clock: 'answer' });
    if (one.hold?.state === 'active') clocks.push({ dueAt: one.hold.expiresAt, clock: 'hold' });
  }
  for (const { expiresAt } of loose) clocks.push({ dueAt: expiresAt, clock: 'hold' });
  const sooner = clocks.sort((a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt));
  return sooner.find(({ dueAt }) => Date.parse(dueAt) > at.getTime()) ?? sooner[0] ?? { dueAt: null, clock: 'none' };
}

const urgency = { crisis: 0, urgent: 1, regular: 2 } as const;
const actors = { referrer: 0, ward: 1, nobody: 2 } as const;

/** What needs doing first: by urgency, then what one has to do oneself, then the clock, then the longest open. The same order every time. */
export function inOrder(cards: readonly PlacementCard[], side: 'referrer' | 'ward'): PlacementCard[] {
  const mine = (card: PlacementCard) => (card.nextActor === side ? -1 : actors[card.nextActor]);
  const due = (card: PlacementCard) => (card.dueAt === null ? Infinity : Date.parse(card.dueAt));
  const before = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
  return cards.toSorted(
    (a, b) =>
      before(urgency[a.need.urgency], urgency[b.need.urgency]) ||
      before(mine(a), mine(b)) ||
      before(due(a), due(b)) ||
      before(Date.parse(a.openedAt), Date.parse(b.openedAt)) ||
      (a.reference < b.reference ? -1 : Number(a.reference > b.reference)),
  );
}
