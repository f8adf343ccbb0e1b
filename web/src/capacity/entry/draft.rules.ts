import {
  closureReasons,
  freeBeds,
  reportCapacity,
  type Capacity,
  type CapacityReport,
  type ClosureReason,
  type Warning,
} from '@ketenzicht/shared/capacity';
import type { Setting } from '@ketenzicht/shared/directory';
import { RuleError, type Fault } from '@ketenzicht/shared/kernel';
import { instantsOf, localMoment, type LocalMoment } from './local-moment.rules.js';

/** What stands on the entry screen: as typed, so possibly unfinished. */
export interface Draft {
  operational: number | null;
  occupied: number | null;
  outOfUse: Partial<Record<ClosureReason, number>>;
  stop: { reason: ClosureReason; end: LocalMoment } | null;
  within7Days: number | null;
  within30Days: number | null;
  /** Set when the report is about another moment than now. `second`: the later one of an hour that comes twice; null while not chosen. */
  moment: (LocalMoment & { second: boolean | null }) | null;
}

export function draftOf(figure: Capacity): Draft {
  const { operational, occupied, admissionStop: stop, expectedDepartures } = figure;
  return {
    operational,
    occupied,
    outOfUse: Object.fromEntries(figure.outOfUse.map(({ reason, count }) => [reason, count])),
    stop: stop && { reason: stop.reason, end: endMoment(stop.expectedEnd) },
    within7Days: expectedDepartures?.within7Days ?? null,
    within30Days: expectedDepartures?.within30Days ?? null,
    moment: null,
  };
}

const endMoment = (end: string | null | undefined): LocalMoment => {
  if (end == null) return { date: '', time: '' };
  return end.includes('T') ? localMoment(new Date(end)) : { date: end, time: '' };
};

export const sameDraft = (a: Draft, b: Draft): boolean => canonical(a) === canonical(b);

const canonical = ({ outOfUse, ...rest }: Draft) =>
  JSON.stringify([rest, closureReasons.map((reason) => outOfUse[reason] ?? 0)]);

/** What is free by what is typed so far; null when that says nothing, or says that more people lie there than beds stand. */
export const draftFree = ({ operational, occupied }: Draft, held: number): number | null =>
  operational === null || occupied === null || occupied > operational
    ? null
    : freeBeds({ operational, occupied, held });

export interface Reading {
  /** null while something is wrong. */
  report: CapacityReport | null;
  faults: readonly Fault[];
  warnings: readonly Warning[];
  /** Whether it would be the figure of now; false for a correction of what has been followed by another report. */
  current: boolean;
}

interface Context {
  base: Capacity;
  setting: Setting;
  now: Date;
}

/** The report that a draft makes, or everything that is wrong with it. The server decides by the same rule; asking it here spares a round trip. */
export function readDraft(draft: Draft, { base, setting, now }: Context): Reading {
  const faults = unfinished(draft);
  if (faults.length > 0) return refused(faults);
  const report = reportOf(draft, base);
  try {
    const { warnings, current } = reportCapacity(base, report, {
      at: notBefore(base, now),
      setting,
      source: 'person',
      backfill: false,
    });
    return { report, faults: [], warnings, current };
  } catch (error) {
    if (error instanceof RuleError) return refused(error.faults);
    throw error;
  }
}

/** The page's clock ticks slowly: what was just reported must not seem to lie in the future, and a new report about now not in the past. */
const notBefore = ({ observedAt }: Capacity, now: Date) =>
  new Date(Math.max(now.getTime(), observedAt === null ? 0 : Date.parse(observedAt)));

const refused = (faults: readonly Fault[]): Reading => ({ report: null, faults, warnings: [], current: true });

function unfinished({ operational, occupied, moment, stop }: Draft): Fault[] {
  const faults: Fault[] = [];
  const fault = (pointer: string, code: string) => faults.push({ pointer, code, detail: '' });
  if (operational === null) fault('/operational', 'entry.missing');
  if (occupied === null) fault('/occupied', 'entry.missing');
  if (moment) {
    const instants = instantsOf(moment);
    if (instants === null) fault('/observedAt', 'entry.moment_unfinished');
    else if (instants.length === 0) fault('/observedAt', 'entry.moment_skipped');
    else if (instants.length === 2 && moment.second === null) fault('/observedAt', 'entry.moment_twice');
  }
  if (stop && stop.end.time !== '' && (instantsOf(stop.end) ?? []).length === 0)
    fault('/admissionStop/expectedEnd', 'entry.end_unfinished');
  return faults;
}

/** Only for a finished draft. What this screen does not ask (reserve, causes without a count) goes along unchanged. */
function reportOf(draft: Draft, base: Capacity): CapacityReport {
  const { within7Days, within30Days, stop, moment } = draft;
  const observedAt = moment && observedAtOf(moment);
  return {
    operational: draft.operational ?? 0,
    occupied: draft.occupied ?? 0,
    outOfUse: closureReasons.flatMap((reason) =>
      (draft.outOfUse[reason] ?? 0) > 0 ? [{ reason, count: draft.outOfUse[reason] ?? 0 }] : [],
    ),
    admissionStop: stop && { reason: stop.reason, expectedEnd: endText(stop.end) },
    expectedDepartures: within7Days === null && within30Days === null ? null : { within7Days, within30Days },
    reserve: base.reserve,
    limitedBy: base.limitedBy,
    ...(observedAt ? { observedAt } : {}),
  };
}

const observedAtOf = (moment: NonNullable<Draft['moment']>): string | undefined =>
  instantsOf(moment)?.at(moment.second ? -1 : 0);

/** An end at an hour that comes twice is meant as its later one: a ward opens rather late than too early. */
const endText = (end: LocalMoment): string | null => {
  if (end.date === '') return null;
  return end.time === '' ? end.date : (instantsOf(end)?.at(-1) ?? end.date);
};

/** The fault of a field or of something in it, by JSON pointer. */
export const faultAt = (faults: readonly Fault[], pointer: string): Fault | undefined =>
  faults.find((fault) => fault.pointer === pointer || fault.pointer.startsWith(`${pointer}/`));

/** The report that puts back what stood before. Null when nothing stood. */
export function undoReport(before: Capacity): CapacityReport | null {
  const { operational, occupied } = before;
  return operational === null || occupied === null ? null : reportOf(draftOf(before), before);
}
