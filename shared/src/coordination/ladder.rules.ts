import { ensure } from '../kernel/rule-error.js';
import { addLocalDays, hour, localDate, minute, startOfLocalDay } from '../kernel/time.js';
import { isWorkingDay } from '../kernel/working-days.rules.js';
import type { Urgency } from '../placement/placement.terms.js';
import { rungs, type CaseKind, type CaseState, type DownReason, type Rung } from './coordination.terms.js';

type Rungs = Readonly<Record<Rung, number>>;
/** By urgency, by `question`, or more exactly by kind and urgency, such as `casus.urgent`. Hours on each rung. */
export type LadderHours = Readonly<Record<Urgency | 'question', Rungs>> &
  Readonly<Record<string, Partial<Rungs> | undefined>>;

/** Hours until a case climbs; the last rung's 60 are EPIA's, and a crisis cannot wait for those. */
export const defaultLadderHours: LadderHours = {
  crisis: { provider: 4, region: 4, national: 8, ministry: 24 },
  urgent: { provider: 24, region: 24, national: 48, ministry: 60 },
  regular: { provider: 48, region: 48, national: 48, ministry: 60 },
  question: { provider: 72, region: 72, national: 72, ministry: 72 },
};

export interface Pace {
  kind: CaseKind;
  urgency: Urgency;
}

export function hoursOn(rung: Rung, { kind, urgency }: Pace, hours: LadderHours): number {
  const usual = kind === 'question' ? hours.question : hours[urgency];
  return hours[`${kind}.${urgency}`]?.[rung] ?? usual[rung];
}

/** A crisis knows no weekend; a question is never one. */
export const runsThrough = ({ kind, urgency }: Pace): boolean => urgency === 'crisis' && kind !== 'question';

/** `ms` later, of which every one falls on a Dutch working day unless it runs through. */
export function after(at: Date, ms: number, throughout: boolean): Date {
  if (throughout) return new Date(at.getTime() + ms);
  let [from, left] = [at, ms];
  for (;;) {
    const date = localDate(from);
    const end = startOfLocalDay(addLocalDays(date, 1));
    const here = end.getTime() - from.getTime();
    if (isWorkingDay(date)) {
      if (left <= here) return new Date(from.getTime() + left);
      left -= here;
    }
    from = end;
  }
}

/** The reverse of `after`: ms between two moments that count. */
export function counted(from: Date, to: Date, throughout: boolean): number {
  if (to <= from) return 0;
  if (throughout) return to.getTime() - from.getTime();
  let [at, sum] = [from, 0];
  while (at < to) {
    const date = localDate(at);
    const end = startOfLocalDay(addLocalDays(date, 1));
    if (isWorkingDay(date)) sum += Math.min(end.getTime(), to.getTime()) - at.getTime();
    at = end;
  }
  return sum;
}

export const deadlineOn = (rung: Rung, at: Date, pace: Pace, hours: LadderHours): Date =>
  after(at, hoursOn(rung, pace, hours) * hour, runsThrough(pace));

/** Where a case stands on the ladder, and how its clock does. */
export interface Standing extends Pace {
  state: CaseState;
  rung: Rung;
  rungSince: Date;
  deadline: Date | null;
  pausedUntil: Date | null;
  pauseReason: DownReason | null;
  pausedAt: Date | null;
  /** What was left on the clock when it was stopped. */
  leftMinutes: number | null;
  /** Stopped so long, all together. */
  pausedMinutes: number;
}

const place = (rung: Rung) => rungs.indexOf(rung);
export const above = (rung: Rung): Rung => rungs[Math.min(place(rung) + 1, rungs.length - 1)] ?? rung;
/** A question has nobody below the region to answer it. */
export const lowestRung = ({ kind }: Pick<Pace, 'kind'>): Rung => (kind === 'question' ? 'region' : 'provider');
export const highest = (...of: Rung[]): Rung => of.reduce((a, b) => (place(a) > place(b) ? a : b));
const isHigher = (a: Rung, b: Rung) => place(a) > place(b);

const minutes = (from: Date, to: Date) => Math.max(0, Math.round((to.getTime() - from.getTime()) / minute));

const running = (standing: Standing, at: Date) => ({
  state: 'open' as const,
  pausedUntil: null,
  pauseReason: null,
  pausedAt: null,
  leftMinutes: null,
  pausedMinutes: standing.pausedMinutes + (standing.pausedAt ? minutes(standing.pausedAt, at) : 0),
});

/** On another rung, or once more at the top, with a clock of its own. What was paused runs again. */
export const onRung = (standing: Standing, rung: Rung, at: Date, hours: LadderHours): Standing => ({
  ...standing,
  ...running(standing, at),
  rung,
  rungSince: rung === standing.rung ? standing.rungSince : at,
  deadline: deadlineOn(rung, at, standing, hours),
});

/** Throws `knelpunt.top` for a person; the clock says it again there instead. */
export function climbed(standing: Standing, at: Date, hours: LadderHours): Standing {
  ensureRuns(standing);
  ensure(
    standing.rung !== 'ministry',
    'knelpunt.top',
    'This case is on the highest rung. Settle it here, or bring it down.',
  );
  return onRung(standing, above(standing.rung), at, hours);
}

export function lowered(standing: Standing, at: Date, hours: LadderHours): Standing {
  ensureRuns(standing);
  const below = rungs[place(standing.rung) - 1];
  ensure(
    below !== undefined && !isHigher(lowestRung(standing), below),
    'knelpunt.bottom',
    'This case is on the lowest rung already.',
  );
  return onRung(standing, below ?? standing.rung, at, hours);
}

/** Until the start of a Dutch day, half a year ahead at most: longer is no pause. */
export function paused(
  standing: Standing,
  at: Date,
  { until, reason }: { until: string; reason: DownReason },
): Standing {
  ensureRuns(standing);
  ensure(standing.deadline !== null, 'knelpunt.paused', 'This case is paused already. Let it run first.');
  const today = localDate(at);
  ensure(until > today, 'knelpunt.pause_past', 'Choose a day after today.');
  ensure(until <= addLocalDays(today, 183), 'knelpunt.pause_long', 'A case can stand still for half a year at most.');
  return {
    ...standing,
    state: 'paused',
    deadline: null,
    pausedUntil: startOfLocalDay(until),
    pauseReason: reason,
    pausedAt: at,
    leftMinutes: Math.ceil(counted(at, standing.deadline ?? at, runsThrough(standing)) / minute),
  };
}

/** Goes on with what was left; never less than an hour, so that whoever resumes it can act. */
export function resumed(standing: Standing, at: Date): Standing {
  ensure(standing.state === 'paused', 'knelpunt.not_paused', 'This case is not paused.');
  const left = Math.max(standing.leftMinutes ?? 0, 60) * minute;
  return { ...standing, ...running(standing, at), deadline: after(at, left, runsThrough(standing)) };
}

export const closed = (standing: Standing, at: Date): Standing => {
  ensureRuns(standing);
  return { ...standing, ...running(standing, at), state: 'closed', deadline: null };
};

/** Where it was, with a new clock. */
export function reopened(standing: Standing, at: Date, hours: LadderHours): Standing {
  ensure(standing.state === 'closed', 'knelpunt.not_closed', 'This case is not closed.');
  return onRung({ ...standing, rungSince: at }, standing.rung, at, hours);
}

export const ensureRuns = ({ state }: Pick<Standing, 'state'>): void =>
  ensure(state !== 'closed', 'knelpunt.closed', 'This case is closed. Open it again first.');

/** Minutes from opening to closing in which it did not stand still. */
export const tookMinutes = (openedAt: Date, closedAt: Date, pausedMinutes: number): number =>
  Math.max(0, minutes(openedAt, closedAt) - pausedMinutes);

export interface Passing {
  standing: Standing;
  /** The moment at which it really happened, also when nobody was there to see it. */
  at: Date;
  kind: 'climbed' | 'resumed';
  from: Rung;
  /** At the top: said again, for so many deadlines that passed. */
  times: number;
}

/**
 * What a clock brought about up to now. Once for each deadline that passed, each at its own time; at the top, where nothing climbs, all of them together,
 * so that a server that was away for a month does not write a page. Ends because every deadline lies after the one before.
 */
export function passed(standing: Standing, now: Date, hours: LadderHours): Passing[] {
  const passings: Passing[] = [];
  let stands = standing;
  for (;;) {
    const from = stands.rung;
    if (stands.state === 'paused' && stands.pausedUntil && stands.pausedUntil <= now) {
      const at = stands.pausedUntil;
      stands = resumed(stands, at);
      passings.push({ standing: stands, at, kind: 'resumed', from, times: 1 });
    } else if (stands.state === 'open' && stands.deadline && stands.deadline <= now) {
      let [at, times] = [stands.deadline, 1];
      stands = onRung(stands, above(from), at, hours);
      while (from === 'ministry' && stands.deadline && stands.deadline <= now) {
        at = stands.deadline;
        times++;
        stands = onRung(stands, from, at, hours);
      }
      passings.push({ standing: stands, at, kind: 'climbed', from, times });
    } else return passings;
  }
}
