import type { SecurityLevel, TargetGroup } from '../directory/directory.terms.js';
import { day, minute } from '../kernel/time.js';
import { urgencies, type Reach, type Urgency } from '../placement/placement.terms.js';
import type { SignalSettings } from './signal.contract.js';
import type { SignalLevel } from './coordination.terms.js';

/** The first version. K1 2, 5 and 14 days and K5 3 days are our own start values; K2 has the norms of law, Treek and the crisis agreements. */
export const defaultSignalSettings: SignalSettings = {
  k1Days: { crisis: 2, urgent: 5, regular: 14 },
  k2: { crisisWorkingDays: 2, urgentDays: 5, passantMonths: 4, clinicalWeeks: 7, protectedLivingWeeks: 13 },
  k3: { amber: 0.05, red: 0.12 },
  k5Days: 3,
  raiseAfterMinutes: 15,
  clearAfterMinutes: 60,
  mostAtOnce: 200,
};

/** What is looked for together: beds of a level, for these groups, as far from this region as one may go. */
export interface Niche {
  directoryId: string;
  regionId: string;
  securityLevel: SecurityLevel;
  /** In order. */
  targetGroups: readonly TargetGroup[];
  reach: Reach;
}

export const nicheKey = ({ regionId, securityLevel, targetGroups, reach }: Omit<Niche, 'directoryId'>): string =>
  `${regionId}:${securityLevel}:${[...targetGroups].sort().join('+')}:${reach}`;

interface Placed {
  regionId: string;
  securityLevel: SecurityLevel | null;
  targetGroups: readonly TargetGroup[];
}

/** A ward that says nothing about level or groups is not counted on, as the match does not either. */
export const isInNiche = (niche: Niche, ward: Placed, neighbours: ReadonlySet<string>): boolean =>
  ward.securityLevel === niche.securityLevel &&
  niche.targetGroups.every((group) => ward.targetGroups.includes(group)) &&
  (niche.reach === 'national' ||
    ward.regionId === niche.regionId ||
    (niche.reach === 'neighbours' && neighbours.has(ward.regionId)));

/** `unknown`: nobody vouches for the figure; that is no bed, and no proof that there is none. `shut`: not open then. */
export type BedState = 'assignable' | 'none' | 'unknown' | 'shut';
export interface BedFigure {
  free: number | null;
  stopped: boolean;
  /** Ms: until when the figure is a fact; NaN when nothing was reported. */
  until: number;
  openFrom: number;
  openTo: number;
}

export function bedState({ free, stopped, until, openFrom, openTo }: BedFigure, at: number): BedState {
  if (at < openFrom || at >= openTo) return 'shut';
  if (free === null || !(at < until)) return 'unknown';
  return free > 0 && !stopped ? 'assignable' : 'none';
}

/** Whether there is no bed to give while somebody waits. Undefined: nobody knows, and then nothing changes. */
export function isDry(wards: Readonly<Record<BedState, number>>, waiting: number): boolean | undefined {
  if (waiting === 0 || wards.assignable > 0) return false;
  return wards.none > 0 || wards.unknown === 0 ? true : undefined;
}

/** A condition followed over time. `since`: since when it has been so, short interruptions aside; `gapSince`: since when it is interrupted. Ms. */
export interface Run {
  readonly since: number | null;
  readonly gapSince: number | null;
}
export const noRun: Run = { since: null, gapSince: null };

/** An interruption shorter than `clearAfter` ms is none, so that a bed that is free for a minute neither starts the count anew nor clears a signal. */
export function followRun(run: Run, holds: boolean | undefined, at: number, clearAfter: number): Run {
  const { since, gapSince } = run;
  if (gapSince !== null && at - gapSince >= clearAfter) return followRun(noRun, holds, at, clearAfter);
  if (holds === undefined) return run;
  if (holds) return gapSince === null && since !== null ? run : { since: since ?? at, gapSince: null };
  if (since === null) return run;
  if (clearAfter <= 0) return noRun;
  return gapSince === null ? { since, gapSince: at } : run;
}

/** When an interruption has lasted so long that it is none any more; null while there is none. */
export const runEnds = ({ gapSince }: Run, clearAfter: number): number | null =>
  gapSince === null ? null : gapSince + clearAfter;

export const clearAfterOf = ({ clearAfterMinutes }: SignalSettings): number => clearAfterMinutes * minute;

/** By urgency: when the wait of whoever waits longest began. */
export type Oldest = Readonly<Partial<Record<Urgency, number>>>;
export interface Reached {
  level: SignalLevel;
  urgency: Urgency;
  /** Ms: the moment at which it was so. */
  at: number;
}

/** K1: when a dry run becomes a signal, per urgency of those who wait. Amber after N days and red after twice as long; a crisis is red at once. In order of time. */
export function k1Moments({ since }: Run, oldest: Oldest, settings: SignalSettings): Reached[] {
  if (since === null) return [];
  return urgencies
    .flatMap((urgency): Reached[] => {
      const opened = oldest[urgency];
      if (opened === undefined) return [];
      const patience = Math.max(settings.k1Days[urgency] * day, settings.raiseAfterMinutes * minute);
      const at = Math.max(since, opened) + patience;
      if (urgency === 'crisis') return [{ level: 'red', urgency, at }];
      return [
        { level: 'amber', urgency, at },
        { level: 'red', urgency, at: at + patience },
      ];
    })
    .sort((a, b) => a.at - b.at);
}

/** K5: a bed elsewhere counts once it has been free for so long; that it is gone for a moment is no end of it. */
export const isLongFree = ({ since }: Run, at: number, { k5Days }: SignalSettings): boolean =>
  since !== null && at - since >= k5Days * day;
