import { RuleError, ensure, type Fault } from '../kernel/rule-error.js';
import { addLocalDays } from '../kernel/time.js';
import { longestEnd } from '../placement/legal-titles.rules.js';
import { titleInfo, type TitleCode } from '../placement/legal-titles.terms.js';
import { titleWarningDays, type TitlePlan } from './ketenveldnorm.terms.js';
import type { TitleInput } from './timeline.contract.js';

/** `from` counts; `until` is the first day on which it is over. */
export interface Period {
  from: string;
  until: string | null;
}

export const holdsOn = ({ from, until }: Period, on: string): boolean => from <= on && (until === null || on < until);
/** The last day on which it still holds. */
export const lastDay = (until: string): string => addLocalDays(until, -1);
export const lastDayOf = ({ until }: Pick<Period, 'until'>): string | null => until && lastDay(until);

const overlap = (one: Period, other: Period) =>
  (one.until === null || other.from < one.until) && (other.until === null || one.from < other.until);

const inWords = ({ from, until }: Period): string =>
  until === null ? `from ${from} on` : `from ${from} up to and including ${lastDay(until)}`;

/**
 * Where the next one begins, the one that runs ends: no day is left unexplained and none is explained twice. Before the first there is room as well. Between two
 * that were closed there is none: that would rewrite what was so. Throws `<noun>.overlaps`.
 */
export function beginPeriod<P extends Period>(
  noun: 'payer' | 'care',
  periods: readonly P[],
  from: string,
): { closes: P | null; until: string | null } {
  const there = periods.find((period) => holdsOn(period, from));
  if (there && (there.from === from || there.until !== null))
    throw new RuleError(
      `${noun}.overlaps`,
      `Something else is known already ${inWords(there)}. Choose a day after that, or the last one that is open.`,
      [{ pointer: '/from', code: `${noun}.overlaps`, detail: `Known already ${inWords(there)}.` }],
      { other: { from: there.from, until: there.until } },
    );
  const later = periods.map((period) => period.from).filter((begins) => begins > from);
  return { closes: there ?? null, until: later.sort()[0] ?? null };
}

/** Titles of these groups are given by a court or mayor for a term: without its end nobody could warn that it lapses. */
const termed = new Set<string>(['wvggz', 'wzd', 'wfz23']);

/**
 * The days of a title, by the law's own term. The start day does not count, so that three days from Monday end with Thursday. Throws `input.invalid` with
 * every fault: a court's day may be earlier than the law's and never later; only a voortzetting can be longer because a zorgmachtiging was asked in time.
 */
export function titlePeriod({
  kind,
  from,
  courtUntil,
  extended,
}: Pick<TitleInput, 'kind' | 'from' | 'courtUntil' | 'extended'>): Period & { computed: boolean } {
  const info = titleInfo[kind];
  const longest = longestEnd(info, from, extended);
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, detail: string) => void faults.push({ pointer, code, detail });
  if (extended && !('extended' in info))
    fault('/extended', 'title.not_longer', 'Only a voortzetting lasts longer when a zorgmachtiging was asked in time.');
  if (courtUntil !== null && courtUntil < from)
    fault('/courtUntil', 'title.reversed', 'The title ends before it begins. Look at both days.');
  if (courtUntil !== null && longest !== null && courtUntil > longest)
    fault('/courtUntil', 'title.beyond_law', `By law it lasts up to and including ${longest} at most.`);
  if (courtUntil === null && longest === null && termed.has(info.group))
    fault('/courtUntil', 'title.needs_end', 'The law names no term. Give the last day that the decision names.');
  if (faults.length > 0) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
  const last = courtUntil ?? longest;
  return {
    from,
    until: last && addLocalDays(last, 1),
    computed: longest !== null && (courtUntil ?? longest) === longest,
  };
}

/**
 * One title at a time. The next may begin on the last day of the one before, which then ends with the day before it. Throws `title.overlaps`, which names the
 * other one and its days.
 */
export function placeTitle<T extends Period & { id: string; kind: TitleCode }>(
  titles: readonly T[],
  period: Period,
): { closes: T | null; until: string | null } {
  const touching = titles.filter((title) => overlap(title, period));
  const before = touching.find((title) => title.from < period.from && lastDayOf(title) === period.from);
  const after = touching.find((title) => title.from > period.from && lastDayOf(period) === title.from);
  const other = touching.find((title) => title !== before && title !== after);
  if (other) throw overlapping(other);
  return { closes: before ?? null, until: after ? after.from : period.until };
}

const overlapping = ({ id, kind, from, until }: Period & { id: string; kind: TitleCode }) =>
  new RuleError(
    'title.overlaps',
    `Another title (${kind}) holds ${inWords({ from, until })}. End that one first, or let this one begin on its last day.`,
    [{ pointer: '/from', code: 'title.overlaps', detail: `${kind} holds ${inWords({ from, until })}.` }],
    { other: { id, kind, from, until } },
  );

/** Ends earlier than was thought, with this as its last day. Throws `title.over`, `title.not_earlier`. */
export function endTitle(title: Period, endsOn: string, today: string): string {
  const last = lastDayOf(title);
  ensure(endsOn >= title.from, 'title.reversed', 'The title ends before it begins. Look at both days.');
  ensure(
    last === null || endsOn < last,
    'title.not_earlier',
    `This title ends with ${last ?? ''} already. What comes after it is a new title.`,
  );
  ensure(endsOn <= addLocalDays(today, 366), 'title.far_ahead', 'This is more than a year ahead. Look at the day.');
  return addLocalDays(endsOn, 1);
}

export interface StandingTitle {
  kind: TitleCode;
  /** Its last day; null when it has none. */
  endsOn: string | null;
  isPlanned: boolean;
}

type Planned = Period & { kind: TitleCode; plan: TitlePlan | null };

/**
 * What the card shows: the title of now with all that follows on it without a gap, and so the day on which somebody has none. When none holds, the one that ran
 * out last: that is what must be seen. Otherwise the first one to come.
 */
export function standingTitle(titles: readonly Planned[], today: string): StandingTitle | null {
  const inOrder = titles.toSorted((a, b) => (a.from < b.from ? -1 : 1));
  const begun = inOrder.findLast(({ from }) => from <= today);
  let stands = begun ?? inOrder[0];
  if (!stands) return null;
  const unbroken = begun ? holdsOn(begun, today) : true;
  for (const next of inOrder) if (unbroken && next.from === stands.until) stands = next;
  return { kind: stands.kind, endsOn: lastDayOf(stands), isPlanned: stands.plan !== null };
}

/** Eight weeks before its last day a plan must stand. What lapsed already is another matter. */
export const endNeedsPlan = (endsOn: string | null, isPlanned: boolean, today: string): boolean =>
  endsOn !== null && !isPlanned && endsOn >= today && endsOn <= addLocalDays(today, titleWarningDays);

export const titleNeedsPlan = (title: { until: string | null; plan: TitlePlan | null }, today: string): boolean =>
  endNeedsPlan(lastDayOf(title), title.plan !== null, today);

/** Days before the end at which the owner is told: once each. The last one is said again until somebody has seen it. */
export const titleWarnings = [2, 14, titleWarningDays] as const;
export const titleWarning = (endsOn: string, today: string): (typeof titleWarnings)[number] | null =>
  endsOn < today ? null : (titleWarnings.find((days) => endsOn <= addLocalDays(today, days)) ?? null);

/** Years: the plan itself lasts two, and five is a slip of the pen. Throws `goal.past`, `goal.far_ahead`. */
export function ensureDated(dueOn: string | null, today: string): void {
  if (dueOn === null) return;
  ensure(dueOn >= today, 'goal.past', 'This day has passed. Choose today or a later day, or leave it open.');
  ensure(dueOn <= addLocalDays(today, 1_830), 'goal.far_ahead', 'This is more than five years ahead. Look at the day.');
}

/** Days that one look at the timeline may span: ten years and a bit. */
const mostDays = 4_400;

/** Four years back and one ahead, unless said otherwise. Throws `timeline.reversed`, `timeline.too_long`. */
export function timelineSpan(asked: { from?: string | undefined; to?: string | undefined }, today: string) {
  const to = asked.to ?? addLocalDays(asked.from ?? today, asked.from === undefined ? 366 : 1_827);
  const from = asked.from ?? addLocalDays(to, -1_827);
  ensure(from <= to, 'timeline.reversed', 'The last day is before the first. Turn them round.');
  ensure(to <= addLocalDays(from, mostDays), 'timeline.too_long', 'Ask for twelve years at most.');
  return { from, to };
}
