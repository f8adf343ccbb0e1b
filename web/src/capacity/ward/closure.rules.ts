import type { Capacity, HistoryStep } from '@ketenzicht/shared/capacity';
import { addLocalDays, hour, localDate, localDays, startOfLocalDay } from '@ketenzicht/shared/kernel';

/** Open: someone could come in. Full: no bed. Closed: admission stop. Unknown: the figure had expired, or there was none. */
export type WardState = 'open' | 'full' | 'closed' | 'unknown';

/** A stretch of time, half-open, in milliseconds. */
export interface Stretch {
  from: number;
  to: number;
  state: WardState;
}

const stateOf = (figure: Capacity): WardState => {
  if (figure.admissionStop !== null) return 'closed';
  return (figure.free ?? 0) > 0 ? 'open' : 'full';
};

/** What the ward was from `from` to `to`: each report holds until the next one, and no longer than it was valid. Replaced reports do not count. */
export function wardStates(
  steps: readonly HistoryStep[],
  before: Capacity | null,
  from: number,
  to: number,
): Stretch[] {
  const figures = [
    ...(before ? [before] : []),
    ...steps.filter(({ supersededAt }) => supersededAt === null).map(({ capacity }) => capacity),
  ]
    .filter(({ observedAt }) => observedAt !== null)
    .sort((a, b) => timeOf(a.observedAt) - timeOf(b.observedAt));
  const stretches: Stretch[] = [];
  const add = (start: number, end: number, state: WardState) => {
    const clipped = { from: Math.max(start, from), to: Math.min(end, to), state };
    if (clipped.from >= clipped.to) return;
    const last = stretches.at(-1);
    if (last?.state === state) last.to = clipped.to;
    else stretches.push(clipped);
  };
  add(from, timeOf(figures[0]?.observedAt ?? null, to), 'unknown');
  figures.forEach((figure, index) => {
    const next = timeOf(figures[index + 1]?.observedAt ?? null, to);
    const expires = Math.min(next, timeOf(figure.validUntil, next));
    add(timeOf(figure.observedAt), expires, stateOf(figure));
    add(expires, next, 'unknown');
  });
  return stretches;
}

const timeOf = (text: string | null, otherwise = 0): number => (text === null ? otherwise : Date.parse(text));

/** `from` and `to`: place on the bar, 0-1 of the real length of that day; `start` and `end`: the instants. */
export interface BarPart {
  from: number;
  to: number;
  start: number;
  end: number;
  state: WardState;
}

export interface DayBar {
  date: string;
  /** 23, 24 or 25: the clock goes forward and back. */
  hours: number;
  parts: BarPart[];
  /** Where an announced stop goes on after now. */
  expected: { from: number; to: number } | null;
  now: number | null;
}

/** One bar per Dutch calendar day, the past as it was and, while a stop lasts, the days up to its expected end. */
export function dayBars(
  stretches: readonly Stretch[],
  dates: readonly string[],
  now: number,
  expectedEnd: number | null,
): DayBar[] {
  return dates.map((date) => {
    const start = startOfLocalDay(date).getTime();
    const end = startOfLocalDay(addLocalDays(date, 1)).getTime();
    const share = (at: number) => (Math.min(end, Math.max(start, at)) - start) / (end - start);
    const within = (from: number, to: number) => from < end && to > start;
    return {
      date,
      hours: Math.round((end - start) / hour),
      parts: stretches
        .filter(({ from, to }) => within(from, to))
        .map(({ from, to, state }) => ({
          from: share(from),
          to: share(to),
          start: Math.max(start, from),
          end: Math.min(end, to),
          state,
        })),
      expected:
        expectedEnd !== null && expectedEnd > now && within(now, expectedEnd)
          ? { from: share(now), to: share(expectedEnd) }
          : null,
      now: now >= start && now < end ? share(now) : null,
    };
  });
}

/** The days to draw: `back` days up to today, and at most `ahead` more while an announced stop lasts. */
export function barDates(now: Date, back: number, ahead: number, expectedEnd: number | null): string[] {
  const today = localDate(now);
  const lastAnnounced = expectedEnd === null ? today : localDate(new Date(expectedEnd - 1));
  const furthest = addLocalDays(today, ahead);
  const last = lastAnnounced < today ? today : lastAnnounced;
  return localDays(addLocalDays(today, 1 - back), last < furthest ? last : furthest);
}

/** A bare day counts up to its last moment, Dutch time. */
export function endOfStop(stop: Capacity['admissionStop']): number | null {
  const end = stop?.expectedEnd;
  if (end == null) return null;
  return end.includes('T') ? Date.parse(end) : startOfLocalDay(addLocalDays(end, 1)).getTime();
}

/** How long the ward has been what it is now. `atLeast`: it was so already when the window opened. */
export function standingSince(
  stretches: readonly Stretch[],
  from: number,
): { state: WardState; since: number; atLeast: boolean } | null {
  const last = stretches.at(-1);
  return last ? { state: last.state, since: last.from, atLeast: last.from <= from } : null;
}
