import type { Capacity, Unit } from '@ketenzicht/shared/capacity';
import { addLocalDays, day, hour, localDate, startOfLocalDay } from '@ketenzicht/shared/kernel';
import {
  bedsThen,
  contradictionsOf,
  isCounted,
  type Contradiction,
  type Hold,
  type Need,
  type PlacementAttempt,
  type PlacementCard,
  type RefusalReason,
  type TruthScore,
  urgencies,
} from '@ketenzicht/shared/placement';

export const inboxTabs = ['waiting', 'accepted', 'ended'] as const;
export type InboxTab = (typeof inboxTabs)[number];

/** A card of an inbox is one try at one ward. */
export type CardAttempt = PlacementCard['attempts'][number];

const clockOf = ({ dueAt }: PlacementCard): number => (dueAt === null ? Infinity : Date.parse(dueAt));

/** What is most urgent on top, of those the clock that ends first; the oldest where nothing differs. What has ended: the newest. */
export function inOrder(cards: readonly PlacementCard[], tab: InboxTab): PlacementCard[] {
  if (tab === 'ended') return cards.toSorted((one, other) => (one.openedAt < other.openedAt ? 1 : -1));
  return cards.toSorted(
    (one, other) =>
      urgencies.indexOf(one.need.urgency) - urgencies.indexOf(other.need.urgency) ||
      clockOf(one) - clockOf(other) ||
      (one.openedAt < other.openedAt ? -1 : 1),
  );
}

export const attemptOf = (card: PlacementCard): string => card.attempts[0]?.id ?? card.requestId;

/** What was there stays where it was, and what came in goes under it. */
export function steadyOrder(cards: readonly PlacementCard[], before: readonly string[]): PlacementCard[] {
  const placeOf = (card: PlacementCard) => {
    const place = before.indexOf(attemptOf(card));
    return place === -1 ? Infinity : place;
  };
  return cards.toSorted((one, other) => {
    const [a, b] = [placeOf(one), placeOf(other)];
    return a === b ? 0 : a - b;
  });
}

/** Reasons as a ward thinks of them: our beds, our ward, this person, something else. */
export const refusalGroups = {
  bed: ['full', 'staff', 'admissionStop'],
  fit: ['securityLevel', 'careIntensity', 'targetGroup', 'legalTitle', 'sex', 'age', 'region'],
  person: ['groupSafety', 'victimNearby', 'somaticCare', 'treatmentFinished'],
  else: ['materialMissing', 'payer', 'other'],
} as const satisfies Record<string, readonly RefusalReason[]>;
export type RefusalGroup = keyof typeof refusalGroups;

export const holdOn = (hold: Hold | null, unitId: string): Hold | null =>
  hold?.state === 'active' && hold.unitId === unitId ? hold : null;

const nowhere = { neighbours: new Set<string>() };

/** What the server will find as well: where this "no" does not agree with what the ward shows. A bed that is held for this very request is no obstacle. */
export function contradictionNow(
  reason: RefusalReason,
  need: Need,
  unit: Unit,
  hold: Hold | null,
  at: Date,
): Contradiction | undefined {
  const beds = bedsThen(unit.capacity, at, holdOn(hold, unit.id) ? 1 : 0);
  return contradictionsOf(reason, need, unit, beds, nowhere)[0];
}

/** Whose holds end first when a ward turns out to have less room: the newest, and what was promised last of all. Empty unless each one that is held is known. */
export function firstToGo(cards: readonly PlacementCard[], unitId: string, held: number): PlacementCard[] {
  const holds = cards.flatMap((card) =>
    card.attempts.flatMap(({ state, hold }) => {
      const own = holdOn(hold, unitId);
      return own ? [{ card, isPromised: state === 'accepted', placedAt: Date.parse(own.placedAt) }] : [];
    }),
  );
  if (holds.length !== held) return [];
  return holds
    .toSorted((one, other) => Number(one.isPromised) - Number(other.isPromised) || other.placedAt - one.placedAt)
    .map(({ card }) => card);
}

/** The day on which most people come: when they need it, and not before today. */
export const usualDay = (need: Need, now: Date): string => {
  const today = localDate(now);
  return need.neededFrom > today ? need.neededFrom : today;
};

/** The longest that a ward may go on holding a bed. */
const longestHold = 14 * day;

/** More time for a held bed, as one says it on the telephone. Only what is longer than it stands, and not beyond what may be. */
export function holdPresets(hold: Hold, now: Date): { name: 'hour' | 'fourHours' | 'tomorrowNoon'; until: Date }[] {
  const ends = Math.max(Date.parse(hold.expiresAt), now.getTime());
  // Twelve hours before the midnight after it: the clock changes at night, so that this is noon on every day.
  const noon = startOfLocalDay(addLocalDays(localDate(now), 2)).getTime() - 12 * hour;
  const all = [
    { name: 'hour', until: new Date(ends + hour) },
    { name: 'fourHours', until: new Date(ends + 4 * hour) },
    { name: 'tomorrowNoon', until: new Date(noon) },
  ] as const;
  return all.filter(({ until }) => until.getTime() > ends && until.getTime() <= now.getTime() + longestHold);
}

/**
 * Whether the figure of the ward may hold this person already, and what is most likely: a feed counts by itself, and somebody may have typed a figure after
 * they said yes. `null`: no doubt, nothing to ask.
 */
export function maybeCounted(
  capacity: Capacity | undefined,
  { answeredAt }: Pick<PlacementAttempt, 'answeredAt'>,
  admittedAt: Date,
): boolean | null {
  if (!capacity?.observedAt) return null;
  const isLater = answeredAt !== null && Date.parse(capacity.observedAt) > Date.parse(answeredAt);
  return capacity.source !== 'person' || isLater ? isCounted(capacity, admittedAt) : null;
}

/** A mistake can be put right for a day. */
export const mayUndo = (admittedAt: string | null, now: Date): boolean =>
  admittedAt !== null && now.getTime() - Date.parse(admittedAt) < day;

/** All wards of the organisation together: a nurse of a small ward learns nothing from three numbers. `null` while nobody asked. */
export function truthOf(scores: readonly TruthScore[], isOwn: (unitId: string) => boolean) {
  const own = scores.filter(({ unitId }) => unitId !== null && isOwn(unitId));
  const sum = (pick: (score: TruthScore) => number) => own.reduce((total, score) => total + pick(score), 0);
  const of = sum(({ offered }) => offered.of);
  if (of === 0) return null;
  return { of, yes: sum(({ offered }) => offered.yes), preview: own.some(({ preview }) => preview) };
}
