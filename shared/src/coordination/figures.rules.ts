import { survivalOf, type Survival } from '../kernel/survival.rules.js';
import { addLocalDays, minute, startOfLocalDay } from '../kernel/time.js';
import { spanOf, type Days } from '../placement/figures.rules.js';
import type { Span } from '../placement/truth.rules.js';
import { publishSums, smallestDenominator, type Summand } from '../privacy/small-cells.rules.js';
import { caseKinds, causes, rungs, type CaseKind, type Cause, type Outcome, type Rung } from './coordination.terms.js';
import type { CoordinationFigures } from './figures.contract.js';

/** One case as it stood at the end of a period: moments in milliseconds since 1970, codes, and nothing about anybody. */
export interface CaseFact {
  kind: CaseKind;
  regionId: string;
  rung: Rung;
  openedAt: number;
  closedAt: number | null;
  /** Known for certain once it is closed. */
  cause: Cause | null;
  outcome: Outcome | null;
  /** The clock brought it up a rung within the period. */
  climbed: boolean;
}

/** Each of these ended, but nobody solved anything: they count for as long as they were open. */
const unsolved: ReadonlySet<Outcome> = new Set(['duplicate', 'withdrawn']);
const mostPoints = 120;

const within = (moment: number | null, { from, to }: Span): boolean => moment !== null && moment >= from && moment < to;
const closedBy = ({ closedAt }: CaseFact, to: number): boolean => closedAt !== null && closedAt < to;

/** What a case is counted as, in every table that is made of it. */
function placesOf(fact: CaseFact, span: Span): string[] {
  const { kind, regionId, rung, cause, outcome, climbed } = fact;
  const opened = within(fact.openedAt, span);
  const closed = within(fact.closedAt, span);
  const open = !closedBy(fact, span.to);
  return [
    ...(opened ? ['opened', `opened kind ${kind}`, `opened region ${regionId}`] : []),
    ...(closed ? ['closed', `closed kind ${kind}`, `cause ${cause ?? 'other'}`, `outcome ${outcome ?? ''}`] : []),
    ...(open ? ['open', `open kind ${kind}`, `open region ${regionId}`, `rung ${rung}`] : []),
    ...(climbed ? ['climbed'] : []),
  ];
}

/** Cases that count for the same in every table, together: there are few kinds of them, however many cases there are. */
function alike(facts: readonly CaseFact[], span: Span): Summand[] {
  const kinds = new Map<string, { count: number; first: CaseFact }>();
  for (const fact of facts) {
    const { kind, regionId, rung, cause, outcome, climbed, openedAt, closedAt } = fact;
    const ends = closedBy(fact, span.to) ? within(closedAt, span) && `${cause} ${outcome}` : rung;
    const key = `${kind} ${climbed} ${within(openedAt, span)} ${ends} ${regionId}`;
    const known = kinds.get(key);
    if (known) known.count += 1;
    else kinds.set(key, { count: 1, first: fact });
  }
  return [...kinds.values()].map(({ count, first }) => ({ count, places: placesOf(first, span) }));
}

type Count = (place: string) => number | null;
type Counted = Omit<CoordinationFigures, 'byWeek' | 'timeToSolution' | 'suppressed'>;

/** Every table has all its lines, in the order of the codes: an order by count would tell which of two hidden numbers is the larger. */
function tablesOf(days: Days, facts: readonly CaseFact[], count: Count, took: (kind: CaseKind) => Took): Counted {
  const regionIds = [...new Set(facts.map(({ regionId }) => regionId))].toSorted();
  const ended = [...new Set(facts.flatMap(({ outcome }) => outcome ?? []))].toSorted();
  return {
    from: days.from,
    to: days.to,
    opened: count('opened'),
    closed: count('closed'),
    open: count('open'),
    byKind: caseKinds.map((kind) => ({
      kind,
      opened: count(`opened kind ${kind}`),
      closed: count(`closed kind ${kind}`),
      open: count(`open kind ${kind}`),
      ...took(kind),
    })),
    byRegion: regionIds
      .map((id) => ({ regionId: id, opened: count(`opened region ${id}`), open: count(`open region ${id}`) }))
      .filter(({ opened, open }) => opened !== 0 || open !== 0),
    byCause: causes.map((cause) => ({ cause, count: count(`cause ${cause}`) })).filter((one) => one.count !== 0),
    byRung: rungs.map((rung) => ({ rung, open: count(`rung ${rung}`) })),
    byOutcome: ended
      .map((outcome) => ({ outcome, count: count(`outcome ${outcome}`) }))
      .filter((one) => one.count !== 0),
    climbedByClock: count('climbed'),
  };
}

type Took = Pick<Survival, 'median' | 'p90'>;

/** Of what was opened in these days. One that is open, or that ended without a solution, took at least as long as it was open. */
function timeToSolution(facts: readonly CaseFact[], span: Span): Survival {
  const opened = facts.filter(({ openedAt }) => within(openedAt, span));
  const waits = opened.map((fact) => {
    const closed = closedBy(fact, span.to);
    const until = closed ? (fact.closedAt ?? span.to) : span.to;
    const solved = closed && !(fact.outcome !== null && unsolved.has(fact.outcome));
    return { minutes: Math.max(0, until - fact.openedAt) / minute, ended: solved };
  });
  const { curve, ...survival } = survivalOf(waits);
  return { ...survival, open: opened.filter((fact) => !closedBy(fact, span.to)).length, curve: thinned(curve) };
}

/** As many points as a drawing can show; the first and the last stay. */
function thinned(curve: Survival['curve']): Survival['curve'] {
  if (curve.length <= mostPoints) return curve;
  const step = (curve.length - 1) / (mostPoints - 1);
  return Array.from({ length: mostPoints }, (_, at) => curve[Math.round(at * step)]).flatMap((one) => one ?? []);
}

const isOf = (kind: CaseKind) => (fact: CaseFact) => fact.kind === kind;

/** As it stood at the end of these days: asking again about a time that is over gives the same answer. */
export function coordinationFigures(days: Days, all: readonly CaseFact[], at: Date): CoordinationFigures {
  const span = spanOf(days, at);
  const facts = aliveIn(all, span);
  const counts = new Map<string, number>();
  for (const { count, places } of alike(facts, span))
    for (const place of places) counts.set(place, (counts.get(place) ?? 0) + count);
  const took = (kind: CaseKind): Took => {
    const { median, p90 } = timeToSolution(facts.filter(isOf(kind)), span);
    return { median, p90 };
  };
  return {
    ...tablesOf(days, facts, (place) => counts.get(place) ?? 0, took),
    byWeek: weeksOf(days, facts, span),
    timeToSolution: timeToSolution(facts, span),
    suppressed: false,
  };
}

const aliveIn = (all: readonly CaseFact[], { from, to }: Span): CaseFact[] =>
  all.filter(({ openedAt, closedAt }) => openedAt < to && (closedAt === null || closedAt >= from));

function weeksOf({ from, to }: Days, facts: readonly CaseFact[], span: Span): CoordinationFigures['byWeek'] {
  const weeks: { from: string; to: string; opened: number; closed: number; begins: number }[] = [];
  for (let monday = mondayOf(from); monday <= to; monday = addLocalDays(monday, 7)) {
    const sunday = addLocalDays(monday, 6);
    const week = { from: monday < from ? from : monday, to: sunday > to ? to : sunday, opened: 0, closed: 0 };
    weeks.push({ ...week, begins: startOfLocalDay(monday).getTime() });
  }
  const weekOf = (moment: number | null) =>
    moment !== null && within(moment, span) ? weeks.findLast(({ begins }) => begins <= moment) : undefined;
  for (const { openedAt, closedAt } of facts) {
    const [openedIn, closedIn] = [weekOf(openedAt), weekOf(closedAt)];
    if (openedIn) openedIn.opened += 1;
    if (closedIn) closedIn.closed += 1;
  }
  return weeks.map((week) => ({ from: week.from, to: week.to, opened: week.opened, closed: week.closed }));
}

const mondayOf = (date: string): string => addLocalDays(date, -((new Date(`${date}T12:00:00Z`).getUTCDay() + 6) % 7));

/**
 * The same for whoever is outside the care chain (PRIV-08): rounded to 5, small numbers hidden, times only of ten or more. All tables are of the same
 * cases, so that they are hidden together: a total told here cannot give away a small number there.
 */
export function publishedCoordinationFigures(days: Days, all: readonly CaseFact[], at: Date): CoordinationFigures {
  const span = spanOf(days, at);
  const facts = aliveIn(all, span);
  const sums = publishSums(alike(facts, span));
  const count: Count = (place) => numberOf(sums.get(place) ?? 0);
  const told = (some: readonly CaseFact[]): Took => {
    const { of, median, p90 } = timeToSolution(some, span);
    return of < smallestDenominator ? { median: null, p90: null } : { median: blunt(median), p90: blunt(p90) };
  };
  return {
    ...tablesOf(days, facts, count, (kind) => told(facts.filter(isOf(kind)))),
    byWeek: [],
    timeToSolution: { of: count('opened'), open: null, ...told(facts), curve: [] },
    suppressed: true,
  };
}

const numberOf = (shown: number | string): number | null => (typeof shown === 'number' ? shown : null);
/** Two digits: the exact minutes are those of one case. */
const blunt = (minutes: number | null): number | null => (minutes === null ? null : Number(minutes.toPrecision(2)));
