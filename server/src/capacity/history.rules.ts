import {
  freshnessAt,
  neverReported,
  type Capacity,
  type HistoryDay,
  type HistoryStep,
} from '@ketenzicht/shared/capacity';
import { addLocalDays, localDate, localDays, startOfLocalDay } from '@ketenzicht/shared/kernel';

interface Span {
  from: number;
  to: number;
  capacity: Capacity;
}

/**
 * A ward's past per Dutch calendar day, from the reports that stand (corrected ones left out). Shares are of the day's real length, so that
 * days of 23 and 25 hours come out right; today counts up to `now`.
 */
export function historyByDay(
  before: Capacity | null,
  steps: readonly HistoryStep[],
  from: Date,
  to: Date,
  now: Date,
): HistoryDay[] {
  const standing = steps.filter(({ supersededAt }) => supersededAt === null).map(({ capacity }) => capacity);
  const figures = [...(before ? [before] : []), ...standing];
  const last = Math.min(to.getTime(), now.getTime());
  return localDays(localDate(from), localDate(new Date(last))).map((date) => {
    const start = startOfLocalDay(date).getTime();
    const end = Math.min(startOfLocalDay(addLocalDays(date, 1)).getTime(), last);
    return oneDay(date, start, Math.max(end, start + 1), figures, steps);
  });
}

function oneDay(
  date: string,
  start: number,
  end: number,
  figures: readonly Capacity[],
  steps: readonly HistoryStep[],
): HistoryDay {
  const spans = spansWithin(figures, start, end);
  const known = spans
    .map((span) => ({ ...span, to: Math.min(span.to, Date.parse(span.capacity.validUntil ?? '')) }))
    .filter((span) => span.to > span.from);
  const free = known.map(({ capacity }) => capacity.free ?? 0);
  const share = (some: readonly Span[]) =>
    Math.min(1, some.reduce((sum, span) => sum + span.to - span.from, 0) / (end - start));
  const closing = spans.at(-1)?.capacity ?? neverReported;
  return {
    date,
    capacity: { ...closing, freshness: freshnessAt(closing, new Date(end - 1)) },
    freeMin: free.length > 0 ? Math.min(...free) : null,
    freeMax: free.length > 0 ? Math.max(...free) : null,
    known: share(known),
    closed: share(known.filter(({ capacity }) => capacity.admissionStop !== null)),
    reports: steps.filter(
      ({ capacity }) => capacity.observedAt !== null && within(Date.parse(capacity.observedAt), start, end),
    ).length,
  };
}

const within = (moment: number, start: number, end: number) => moment >= start && moment < end;

/** The part of each figure's reign, from its observation to the next one, that falls within a day. */
function spansWithin(figures: readonly Capacity[], start: number, end: number): Span[] {
  return figures.flatMap((capacity, index) => {
    const from = Math.max(start, Date.parse(capacity.observedAt ?? ''));
    const next = figures[index + 1]?.observedAt;
    const to = Math.min(end, next ? Date.parse(next) : Infinity);
    return to > from ? [{ from, to, capacity }] : [];
  });
}
