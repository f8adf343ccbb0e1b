import { Temporal } from 'temporal-polyfill';

/* The part of somebody's years that is in view. Days are calendar days: a day of 23 hours is as wide as one of 25. */

export const zooms = ['week', 'month', 'quarter', 'year', 'fiveYears'] as const;
export type Zoom = (typeof zooms)[number];

/** `from` counts; `to` is the first day that is no longer in view. */
export interface Span {
  from: string;
  to: string;
}
/** The anchor is the day that stays where it is while one zooms. */
export interface View {
  zoom: Zoom;
  anchor: string;
}

type Length = { years?: number; months?: number; weeks?: number; days?: number };
/** More behind the anchor than before it; a quarter looks eight weeks ahead, because so long before its end a title needs a plan. */
const shapes: Record<Zoom, { before: Length; after: Length; step: Length }> = {
  week: { before: { days: 4 }, after: { days: 3 }, step: { days: 2 } },
  month: { before: { weeks: 3 }, after: { days: 10 }, step: { weeks: 1 } },
  quarter: { before: { weeks: 5 }, after: { weeks: 8 }, step: { weeks: 2 } },
  year: { before: { months: 8 }, after: { months: 4 }, step: { months: 2 } },
  fiveYears: { before: { years: 4 }, after: { years: 1 }, step: { months: 6 } },
};

const date = (day: string) => Temporal.PlainDate.from(day);
/** The contract knows days of 2000 to 2099 only. */
const within = (day: Temporal.PlainDate): string => {
  if (day.year < 2000) return '2000-01-01';
  return day.year > 2099 ? '2099-12-31' : day.toString();
};

export const spanOf = ({ zoom, anchor }: View): Span => ({
  from: within(date(anchor).subtract(shapes[zoom].before)),
  to: within(date(anchor).add(shapes[zoom].after)),
});

export const moved = ({ zoom, anchor }: View, way: -1 | 1): View => ({
  zoom,
  anchor: within(way === 1 ? date(anchor).add(shapes[zoom].step) : date(anchor).subtract(shapes[zoom].step)),
});

/** Nearer is -1, further away is 1; at the last one it stays. */
export const zoomed = ({ zoom, anchor }: View, way: -1 | 1): View => ({
  zoom: zooms[zooms.indexOf(zoom) + way] ?? zoom,
  anchor,
});

/** Whole years, so that moving about asks the server once and not at every step: each question is a look in the log. */
export function askedFor({ from, to }: Span, today: string): Span {
  const first = Math.min(date(from).year, date(today).year - 4);
  const last = Math.max(date(to).year, date(today).year + 1);
  return { from: within(date(`${first}-01-01`)), to: within(date(`${last}-12-31`)) };
}

/** Whole days since 1970; a difference of two is a count of calendar days. */
export const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** Where a day begins, in pixels from the left of what is in view. */
export const placeOf = (day: string, { from, to }: Span, width: number): number =>
  ((dayNumber(day) - dayNumber(from)) / (dayNumber(to) - dayNumber(from))) * width;

export interface Tick {
  on: string;
  /** Null: a line without words. */
  says: 'weekday' | 'day' | 'month' | 'year' | null;
}
type Pace = { every: Length; first: (from: Temporal.PlainDate) => Temporal.PlainDate; says: Tick['says'] };

const monday = (from: Temporal.PlainDate) => from.add({ days: (8 - from.dayOfWeek) % 7 });
const firstOfMonth = (from: Temporal.PlainDate) => (from.day === 1 ? from : from.with({ day: 1 }).add({ months: 1 }));
const firstOfQuarter = (from: Temporal.PlainDate) => {
  const next = firstOfMonth(from);
  return next.add({ months: (3 - ((next.month - 1) % 3)) % 3 });
};
const paces: Record<Zoom, Pace> = {
  week: { every: { days: 1 }, first: (from) => from, says: 'weekday' },
  month: { every: { weeks: 1 }, first: monday, says: 'day' },
  quarter: { every: { weeks: 1 }, first: monday, says: 'day' },
  year: { every: { months: 1 }, first: firstOfMonth, says: 'month' },
  fiveYears: { every: { months: 3 }, first: firstOfQuarter, says: 'year' },
};

/** Lines of the axis; each new year says its number, and labels that would touch are left out. */
export function ticksIn(zoom: Zoom, span: Span, width: number, least = 56): Tick[] {
  const { every, first, says } = paces[zoom];
  const end = date(span.to);
  const ticks: Tick[] = [];
  let lastSaid = -Infinity;
  for (let on = first(date(span.from)); Temporal.PlainDate.compare(on, end) < 0; on = on.add(every)) {
    const at = placeOf(on.toString(), span, width);
    const isSaid = (says !== 'year' || on.month === 1) && at - lastSaid >= least && width - at >= least * 0.6;
    if (isSaid) lastSaid = at;
    ticks.push({ on: on.toString(), says: isSaid ? (says === 'month' && on.month === 1 ? 'year' : says) : null });
  }
  return ticks;
}
