import { survivalOf, type Wait } from '../kernel/survival.rules.js';
import { day, minute } from '../kernel/time.js';
import type { RefusalReason } from './placement.terms.js';
import type { Duration, Share, TruthScore } from './truth.contract.js';

/** How far back a score looks, and how long only the ward itself sees what is new in it. */
export const truthWindow = 90 * day;
export const previewFor = 7 * day;

/** One try, as numbers about a ward: moments in milliseconds since 1970, and nothing about anybody. */
export interface AskFact {
  askedAt: number;
  seenAt: number | null;
  answeredAt: number | null;
  endedAt: number | null;
  /** When an answer was due; an ask that nobody answered by then is no bed. */
  lateAt: number | null;
  /** The ward showed a bed that could be assigned when it was asked. */
  shownFree: boolean;
  /** None of the ward's own criteria excluded this request: a no to somebody it never takes says nothing of its beds. */
  fitted: boolean;
  /** The answer was a bed, now or from another day. */
  offered: boolean | null;
  refusal: RefusalReason | null;
  contradicted: boolean;
  askedByPhone: boolean;
  answeredByPhone: boolean;
}

/** `from` included; everything as it was known at `to`, so that what others see today is what the ward saw a week ago. Milliseconds since 1970. */
export interface Span {
  from: number;
  to: number;
}

export const windowAt = (at: Date, isPreview: boolean): Span => {
  const to = at.getTime() - (isPreview ? 0 : previewFor);
  return { from: to - truthWindow, to };
};

/** 97.5 % of a normal distribution lies below. */
const z = 1.959963984540054;

/** Wilson's score interval (1927) at 95 %. Without a denominator nothing is known, which is not the same as zero. */
export function shareOfNumbers(yes: number, of: number): Share {
  if (of === 0) return { of, yes, share: null, low: null, high: null };
  const share = yes / of;
  const scale = 1 + (z * z) / of;
  const middle = (share + (z * z) / (2 * of)) / scale;
  const half = (z / scale) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  return { of, yes, share, low: yes === 0 ? 0 : middle - half, high: yes === of ? 1 : middle + half };
}

/** How long it takes, with those that still wait counted; without the curve. */
export function durationOf(waits: readonly Wait[]): Duration {
  const { of, open, median, p90 } = survivalOf(waits);
  return { of, open, median, p90 };
}

/** What became of it by `at`; null when that says nothing about the bed: it was taken back, or the clock still runs. */
export function outcomeAt({ answeredAt, offered, endedAt, lateAt }: AskFact, at: number): boolean | null {
  if (answeredAt !== null && answeredAt <= at) return offered;
  const ranOut = lateAt !== null && lateAt <= at && (endedAt === null || endedAt > lateAt);
  return ranOut ? false : null;
}

export const askedWithin = <T extends { askedAt: number }>(asks: readonly T[], { from, to }: Span): T[] =>
  asks.filter(({ askedAt }) => askedAt >= from && askedAt < to);

export function offeredOf(asks: readonly AskFact[], at: number): Share {
  const outcomes = asks
    .filter(({ shownFree, fitted }) => shownFree && fitted)
    .map((one) => outcomeAt(one, at))
    .filter((outcome) => outcome !== null);
  return shareOfNumbers(outcomes.filter(Boolean).length, outcomes.length);
}

/** From `from` until the first of `moments` that is known at `at`, or until nobody waited any more. */
export function waitOf(from: number, moments: readonly (number | null)[], endedAt: number | null, at: number): Wait {
  const known = moments.filter((moment) => moment !== null && moment <= at) as number[];
  const ended = known.length > 0;
  const until = ended ? Math.min(...known) : Math.min(endedAt ?? at, at);
  return { minutes: Math.max(0, until - from) / minute, ended };
}

/** What was asked by telephone is written down afterwards: its clock says nothing. */
const timed = (asks: readonly AskFact[]) => asks.filter(({ askedByPhone }) => !askedByPhone);

export const timeToSeen = (asks: readonly AskFact[], at: number): Duration =>
  durationOf(timed(asks).map((one) => waitOf(one.askedAt, [one.seenAt, one.answeredAt], one.endedAt, at)));

export const timeToAnswer = (asks: readonly AskFact[], at: number): Duration =>
  durationOf(timed(asks).map((one) => waitOf(one.askedAt, [one.answeredAt], one.endedAt, at)));

export const answeredBy = (asks: readonly AskFact[], at: number): AskFact[] =>
  asks.filter(({ answeredAt }) => answeredAt !== null && answeredAt <= at);

/** Of one ward, or of a region when these are the tries at all its wards. */
export function truthOf(
  all: readonly AskFact[],
  span: Span,
): Omit<TruthScore, 'unitId' | 'regionId' | 'name' | 'preview'> {
  const asks = askedWithin(all, span);
  return {
    from: new Date(span.from).toISOString(),
    to: new Date(span.to).toISOString(),
    offered: offeredOf(asks, span.to),
    timeToSeen: timeToSeen(asks, span.to),
    timeToAnswer: timeToAnswer(asks, span.to),
    contradictions: answeredBy(asks, span.to).filter(({ contradicted }) => contradicted).length,
  };
}
