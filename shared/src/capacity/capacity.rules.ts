import type { Setting } from '../directory/directory.terms.js';
import { RuleError, type Fault } from '../kernel/rule-error.js';
import { day, hour, localHour, minute } from '../kernel/time.js';
import type { Capacity, CapacityReport, Warning } from './capacity.contract.js';
import type { Freshness, Source } from './capacity.terms.js';

/** How long a figure is a fact, in hours, by the local hour at which it was observed. */
export interface Validity {
  byDay: number;
  byNight: number;
}
export type ValidityRules = Partial<Record<Setting, Validity>> & { default: Validity };

/** Crisis beds 8 h by day, all else 24 h (peers.md section 3, "bars taken from this"). An organisation may configure its own. */
export const defaultValidity: ValidityRules = {
  default: { byDay: 24, byNight: 24 },
  HIC: { byDay: 8, byNight: 24 },
  KIB: { byDay: 8, byNight: 24 },
};

/** Day runs from 07:00 up to 23:00 local time: the hours in which a ward has someone to ask. */
const isDay = (instant: Date) => localHour(instant) >= 7 && localHour(instant) < 23;

export function validUntil(setting: Setting, observedAt: Date, rules: ValidityRules = defaultValidity): Date {
  const { byDay, byNight } = rules[setting] ?? rules.default;
  // Asking for the clock on the wall is the dearest part of a report, and most settings do not need it.
  const hours = byDay === byNight || isDay(observedAt) ? byDay : byNight;
  return new Date(observedAt.getTime() + hours * hour);
}

/** A fact until, and not at, `validUntil`. */
export function freshnessAt(figure: { validUntil: string | null }, at: Date): Freshness {
  if (figure.validUntil === null) return 'never';
  return at.getTime() < Date.parse(figure.validUntil) ? 'fresh' : 'expired';
}

export const freeBeds = (figure: { operational: number; occupied: number; held: number }): number =>
  Math.max(0, figure.operational - figure.occupied - figure.held);

export const outOfUseBeds = (figure: Pick<Capacity, 'outOfUse'>): number =>
  figure.outOfUse.reduce((sum, { count }) => sum + count, 0);

/** The figure of a ward that never reported. */
export const neverReported: Capacity = {
  operational: null,
  occupied: null,
  held: 0,
  outOfUse: [],
  free: null,
  admissionStop: null,
  expectedDepartures: null,
  reserve: null,
  limitedBy: null,
  observedAt: null,
  recordedAt: null,
  validUntil: null,
  freshness: 'never',
  source: null,
  version: 0,
};

/** How far back a ward may correct, and how fast its clock may run. */
export const correctionWindow = 14 * day;
export const clockTolerance = 2 * minute;

export interface ReportContext {
  at: Date;
  setting: Setting;
  source: Source;
  backfill: boolean;
  validity?: ValidityRules;
}

export interface Decision {
  /** The reported figure itself, as it goes into the history. */
  reported: Capacity;
  /** The figure the ward now stands at: the reported one, or, after a correction of the past, the one it had, one version on. */
  standing: Capacity;
  /** Whether the report is the newest observation, and so what every board shows. */
  current: boolean;
  warnings: Warning[];
}

/**
 * Decides what one report does to a ward's figure. The newest observation stands; an older one is kept in the history and changes what was so then.
 * Throws `capacity.invalid` with every fault at once; nothing is changed then.
 */
export function reportCapacity(now: Capacity, report: CapacityReport, context: ReportContext): Decision {
  const faults = [...countFaults(report), ...timeFaults(report, context)];
  if (faults.length > 0)
    throw new RuleError('capacity.invalid', 'The report was refused. Nothing was changed.', faults);

  const newest = now.observedAt === null ? -Infinity : Date.parse(now.observedAt);
  // "Now" is never before what was seen already: the clocks of two servers differ by a little.
  const observed = report.observedAt
    ? Math.min(Date.parse(report.observedAt), context.at.getTime())
    : Math.max(context.at.getTime(), newest);
  const current = observed >= newest;
  const version = now.version + 1;
  const observedAt = new Date(observed);
  const until = validUntil(context.setting, observedAt, context.validity);
  const held = current ? stillHeld(now, report) : 0;
  const holdEnds = now.holdEnds?.slice(0, held) ?? [];
  const reported: Capacity = {
    operational: report.operational,
    occupied: report.occupied,
    held,
    ...(holdEnds.length > 0 && { holdEnds }),
    outOfUse: report.outOfUse ?? [],
    free: freeBeds({ operational: report.operational, occupied: report.occupied, held }),
    admissionStop: report.admissionStop ?? null,
    expectedDepartures: report.expectedDepartures ?? null,
    reserve: report.reserve ?? null,
    limitedBy: report.limitedBy ?? null,
    observedAt: observedAt.toISOString(),
    recordedAt: context.at.toISOString(),
    validUntil: until.toISOString(),
    freshness: context.at < until ? 'fresh' : 'expired',
    source: report.carried && context.source === 'feed' ? 'carried' : context.source,
    version,
  };
  return {
    reported,
    standing: current ? reported : { ...now, version },
    current,
    warnings: current ? jumpWarnings(now, report) : [],
  };
}

/**
 * How many held beds a report leaves room for. The ward knows its beds, so that its figure counts and the holds that no longer fit end: the newest first, and
 * what was promised last of all. `holdEnds` stands in the order in which they are kept.
 */
export const stillHeld = (
  now: Pick<Capacity, 'held'>,
  report: Pick<CapacityReport, 'operational' | 'occupied'>,
): number => Math.min(now.held, Math.max(0, report.operational - report.occupied));

/** "Nothing changed": the same figure, seen again now. Someone who never reported has nothing to confirm. */
export function confirmedReport(now: Capacity, observedAt?: string): CapacityReport {
  if (now.operational === null || now.occupied === null)
    throw new RuleError(
      'capacity.nothing_to_confirm',
      'This ward has no figure yet. Enter operational and occupied first.',
    );
  return {
    operational: now.operational,
    occupied: now.occupied,
    outOfUse: now.outOfUse,
    admissionStop: now.admissionStop,
    expectedDepartures: now.expectedDepartures,
    reserve: now.reserve,
    limitedBy: now.limitedBy,
    ...(observedAt === undefined ? {} : { observedAt }),
  };
}

/** Faults between the fields of a report. Takes a part of one, so that a report with a broken field still hears about the others. */
export function countFaults(report: Partial<CapacityReport>): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string, detail: string) => faults.push({ pointer, code, detail });
  const unusable = outOfUseBeds({ outOfUse: report.outOfUse ?? [] });
  const { operational = Infinity, occupied = 0 } = report;
  if (occupied > operational)
    fault(
      '/occupied',
      'capacity.occupied_above_operational',
      `${occupied} occupied is more than ${operational} operational.`,
    );
  if (unusable > operational)
    fault(
      '/outOfUse',
      'capacity.out_of_use_above_operational',
      `${unusable} out of use is more than ${operational} operational.`,
    );
  const reasons = (report.outOfUse ?? []).map(({ reason }) => reason);
  if (new Set(reasons).size < reasons.length)
    fault('/outOfUse', 'capacity.reason_twice', 'Each reason may be named once: add the counts.');
  const { within7Days, within30Days } = report.expectedDepartures ?? {};
  if (within7Days != null && within30Days != null && within7Days > within30Days)
    fault(
      '/expectedDepartures/within30Days',
      'capacity.departures_shrink',
      'Departures within 30 days include those within 7 days.',
    );
  return faults;
}

/** Faults against the clock: no observation in the future, none older than a ward may correct. */
export function timeFaults(
  report: Partial<CapacityReport>,
  { at, backfill }: Pick<ReportContext, 'at' | 'backfill'>,
): Fault[] {
  const faults: Fault[] = [];
  const observed = report.observedAt === undefined ? at.getTime() : Date.parse(report.observedAt);
  if (observed > at.getTime() + clockTolerance)
    faults.push({
      pointer: '/observedAt',
      code: 'capacity.observed_in_future',
      detail: 'The observation lies in the future.',
    });
  if (!backfill && observed < at.getTime() - correctionWindow)
    faults.push({
      pointer: '/observedAt',
      code: 'capacity.observed_too_old',
      detail: 'A correction may go back 14 days at most.',
    });
  const end = report.admissionStop?.expectedEnd;
  if (end != null && endOf(end) < Math.min(observed, at.getTime()))
    faults.push({
      pointer: '/admissionStop/expectedEnd',
      code: 'capacity.stop_ends_before',
      detail: 'The admission stop ends before it was observed.',
    });
  return faults;
}

/** A bare day counts to its last moment; UTC is near enough for "not before the observation". */
const endOf = (text: string): number => (text.includes('T') ? Date.parse(text) : Date.parse(text) + day);

/**
 * Soft warnings after DIVI's published rules (peers.md 5.7): before 0-9 a change of 7 or more; 10-19 doubled or down to a quarter; from 20 doubled or halved.
 */
export function jumpWarnings(
  now: Pick<Capacity, 'operational' | 'occupied'>,
  report: Pick<CapacityReport, 'operational' | 'occupied'>,
): Warning[] {
  return (['operational', 'occupied'] as const).flatMap((field) => {
    const from = now[field];
    const to = report[field];
    return from !== null && isJump(from, to) ? [{ code: 'jump' as const, field, from, to }] : [];
  });
}

function isJump(from: number, to: number): boolean {
  if (from < 10) return Math.abs(to - from) >= 7;
  if (from < 20) return to >= from * 2 || to <= from / 4;
  return to >= from * 2 || to <= from / 2;
}
