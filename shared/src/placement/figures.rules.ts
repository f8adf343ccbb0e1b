import type { Actor } from '../kernel/actor.js';
import { addLocalDays, localDate, startOfLocalDay } from '../kernel/time.js';
import { publishFigures, shareOf, smallestDenominator, total, type Hidden } from '../privacy/small-cells.rules.js';
import { refusalReasons } from './placement.terms.js';
import type { Duration, PlacementFigures, PlacementFiguresQuery, Share } from './truth.contract.js';
import {
  answeredBy,
  durationOf,
  offeredOf,
  shareOfNumbers,
  timeToAnswer,
  timeToSeen,
  waitOf,
  askedWithin,
  type AskFact,
  type Span,
} from './truth.rules.js';

/** One request as moments, in milliseconds since 1970. */
export interface RequestFact {
  openedAt: number;
  placedAt: number | null;
  endedAt: number | null;
}

/** Dutch calendar days, both included. */
export interface Days {
  from: string;
  to: string;
}

/** Outside the care chain nobody needs a small number; they get months that are over and rounded (PRIV-08). */
export const isOutsider = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'ministry' || role === 'adviser' || role === 'administrator';

const longest = 400;

/** The days that an answer is about. `to` is never after today, and a period is at most 400 days. */
export function daysOf({ from, to }: PlacementFiguresQuery, at: Date): Days {
  const today = localDate(at);
  const last = to === undefined || to > today ? today : to;
  const first = from === undefined || from > last ? addLocalDays(last, -29) : from;
  const earliest = addLocalDays(last, 1 - longest);
  return { from: first < earliest ? earliest : first, to: last };
}

/** The last month that is over and ends by `to`: whole months only, so that no two answers differ by a few days that give somebody away. */
export function closedMonth(to: string | undefined, at: Date): Days {
  const today = localDate(at);
  const asked = to === undefined || to > today ? today : to;
  const lastOf = (date: string) => addLocalDays(`${date.slice(0, 8)}01`, -1);
  // The day after the one asked for: the 31st closes its own month.
  const last = lastOf(asked < today ? addLocalDays(asked, 1) : asked);
  return { from: `${last.slice(0, 8)}01`, to: last };
}

/** Until the end of the last day, or until now when that is earlier. */
export const spanOf = ({ from, to }: Days, at: Date): Span => ({
  from: startOfLocalDay(from).getTime(),
  to: Math.min(startOfLocalDay(addLocalDays(to, 1)).getTime(), at.getTime()),
});

const by = (moment: number | null, at: number): boolean => moment !== null && moment <= at;

interface Exact extends PlacementFigures {
  requests: number;
  placed: number;
  open: number;
  answers: number;
  callsAvoided: number;
  contradictions: number;
  offered: Share;
  timeToBed: Duration;
  timeToSeen: Duration;
  timeToAnswer: Duration;
  refusals: { reason: (typeof refusalReasons)[number]; count: number; share: number | null }[];
}

/** Of what began in these days, as it stood at their end: asking again about a time that is over gives the same answer. */
export function figuresOf(
  days: Days,
  span: Span,
  allRequests: readonly RequestFact[],
  allAsks: readonly AskFact[],
): Exact {
  const requests = allRequests.filter(({ openedAt }) => openedAt >= span.from && openedAt < span.to);
  const placed = requests.filter(({ placedAt }) => by(placedAt, span.to));
  const open = requests.filter(({ placedAt, endedAt }) => !by(placedAt, span.to) && !by(endedAt, span.to));
  const asks = askedWithin(allAsks, span);
  const answers = answeredBy(asks, span.to);
  return {
    ...days,
    requests: requests.length,
    placed: placed.length,
    open: open.length,
    timeToBed: durationOf(requests.map((one) => waitOf(one.openedAt, [one.placedAt], one.endedAt, span.to))),
    timeToSeen: timeToSeen(asks, span.to),
    timeToAnswer: timeToAnswer(asks, span.to),
    offered: offeredOf(asks, span.to),
    answers: answers.length,
    callsAvoided: answers.filter(({ askedByPhone, answeredByPhone }) => !askedByPhone && !answeredByPhone).length,
    refusals: refusalsOf(answers),
    contradictions: answers.filter(({ contradicted }) => contradicted).length,
    suppressed: false,
  };
}

function refusalsOf(answers: readonly AskFact[]): Exact['refusals'] {
  const refused = answers.filter(({ refusal }) => refusal !== null);
  return refusalReasons
    .map((reason) => ({ reason, count: refused.filter(({ refusal }) => refusal === reason).length }))
    .filter(({ count }) => count > 0)
    .map((one) => ({ ...one, share: one.count / refused.length }))
    .toSorted((a, b) => b.count - a.count);
}

type Shown = (name: string) => number | Hidden;

/** A table of its own: what is hidden in it cannot be reckoned back from its total. */
function shownOf(counts: Readonly<Record<string, number>>): Shown {
  const cells = Object.entries(counts).map(([name, count]) => ({ at: [name], count }));
  const shown = new Map(publishFigures(cells).map(({ at: [name], shown: one }) => [name, one]));
  return (name) => shown.get(name) ?? 0;
}

const orNull = (shown: number | Hidden): number | null => (typeof shown === 'number' ? shown : null);

/** The same for whoever is outside the care chain: rounded to 5, small numbers hidden, shares and times only of ten or more (PRIV-08). */
export function publishedFigures(exact: Exact): PlacementFigures {
  const { requests, placed, open, answers, callsAvoided, contradictions } = exact;
  const outcomes = shownOf({ placed, open, other: requests - placed - open });
  const calls = shownOf({ avoided: callsAvoided, phoned: answers - callsAvoided });
  const refused = exact.refusals.reduce((sum, { count }) => sum + count, 0);
  const agreement = shownOf({ contradicts: contradictions, agrees: refused - contradictions });
  return {
    from: exact.from,
    to: exact.to,
    requests: orNull(outcomes(total)),
    placed: orNull(outcomes('placed')),
    open: orNull(outcomes('open')),
    // As the total above: another way of hiding the same number would give it away.
    timeToBed: publishedDuration(exact.timeToBed, orNull(outcomes(total))),
    timeToSeen: publishedDuration(exact.timeToSeen),
    timeToAnswer: publishedDuration(exact.timeToAnswer),
    offered: publishedShare(exact.offered),
    answers: orNull(calls(total)),
    callsAvoided: orNull(calls('avoided')),
    refusals: publishedRefusals(exact.refusals),
    contradictions: orNull(agreement('contradicts')),
    suppressed: true,
  };
}

/** Every reason has its line, in the order of the list: an order by count would tell which of two hidden numbers is the larger. */
function publishedRefusals(refusals: Exact['refusals']): PlacementFigures['refusals'] {
  const counts = new Map(refusals.map(({ reason, count }) => [reason, count]));
  const shown = shownOf(Object.fromEntries(refusalReasons.map((reason) => [reason, counts.get(reason) ?? 0])));
  const percent = (reason: string) => shareOf(shown(reason), shown(total));
  return refusalReasons
    .filter((reason) => shown(reason) !== 0)
    .map((reason) => ({ reason, count: orNull(shown(reason)), share: fraction(percent(reason)) }))
    .toSorted((a, b) => (b.count ?? 0) - (a.count ?? 0));
}

const fraction = (percent: number | null): number | null => (percent === null ? null : percent / 100);

/** The interval is reckoned from the rounded numbers, so that it tells no more than they do. */
function publishedShare({ yes, of }: Share): PlacementFigures['offered'] {
  const shown = shownOf({ yes, no: of - yes });
  const [whole, part] = [orNull(shown(total)), orNull(shown('yes'))];
  const share = fraction(shareOf(shown('yes'), shown(total)));
  if (whole === null || part === null || share === null)
    return { of: whole, yes: part, share: null, low: null, high: null };
  const { low, high } = shareOfNumbers(Math.min(part, whole), whole);
  return { of: whole, yes: part, share, low, high };
}

function publishedDuration({ of, median, p90 }: Duration, told: number | null = null): PlacementFigures['timeToBed'] {
  if (of < smallestDenominator) return { of: null, open: null, median: null, p90: null };
  return { of: told, open: null, median: blunt(median), p90: blunt(p90) };
}

/** Two digits: the exact minutes are those of one person. */
const blunt = (minutes: number | null): number | null => (minutes === null ? null : Number(minutes.toPrecision(2)));
