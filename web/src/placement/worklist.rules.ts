import { urgencies, type PlacementCard } from '@ketenzicht/shared/placement';

const turn = { referrer: 0, ward: 1, nobody: 2 } as const;
const urgencyOf = ({ need }: PlacementCard) => urgencies.indexOf(need.urgency);
const dueOf = ({ dueAt }: PlacementCard) => dueAt ?? '9999';

/** What waits for the reader first; then by urgency, by the clock that runs out first, and by age. */
export const byNeed = (cards: readonly PlacementCard[]): PlacementCard[] =>
  cards.toSorted(
    (one, other) =>
      turn[one.nextActor] - turn[other.nextActor] ||
      urgencyOf(one) - urgencyOf(other) ||
      order(dueOf(one), dueOf(other)) ||
      order(one.openedAt, other.openedAt) ||
      order(one.requestId, other.requestId),
  );

const order = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
