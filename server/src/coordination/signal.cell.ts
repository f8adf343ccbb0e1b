import {
  clearAfterOf,
  followRun,
  isDry,
  isLongFree,
  k1Moments,
  nicheKey,
  noRun,
  refusedShare,
  runEnds,
  type BedState,
  type Niche,
  type Oldest,
  type Reached,
  type Run,
  type SignalLevel,
  type SignalSettings,
} from '@ketenzicht/shared/coordination';
import { day } from '@ketenzicht/shared/kernel';
import type { Timed } from './due-queue.js';
import type { OutflowCell } from './outflow.cell.js';
import type { Finding, SignalReady, SignalRequest, SignalWard } from './signal.shapes.js';

/** A ward in memory, with since when it has a bed to give. */
export class WardCell implements Timed {
  due = Infinity;
  queued = Infinity;
  state: BedState = 'shut';
  free: Run = noRun;
  /** Stands among the long free ones of its level. */
  isLong = false;
  /** What it said last of who could leave. */
  ready: SignalReady | null = null;
  readonly niches = new Set<NicheCell>();
  outflow: OutflowCell | null = null;
  constructor(public ward: SignalWard) {}
}

/** One niche for which somebody waits or waited: which wards could take them, how many have a bed, and what was raised about it. */
export class NicheCell implements Timed {
  due = Infinity;
  queued = Infinity;
  readonly key: string;
  readonly wards = new Set<WardCell>();
  readonly waiting = new Map<string, SignalRequest>();
  readonly states: Record<BedState, number> = { assignable: 0, none: 0, unknown: 0, shut: 0 };
  dry: Run = noRun;
  k1: SignalLevel | null = null;
  k5 = false;
  private oldest: Oldest = {};

  constructor(readonly niche: Niche) {
    this.key = nicheKey(niche);
  }

  get isIdle(): boolean {
    return this.waiting.size === 0 && this.dry.since === null && this.k1 === null && !this.k5;
  }

  wait(request: SignalRequest): void {
    this.waiting.set(request.id, request);
    this.age();
  }

  leave(id: string): void {
    if (this.waiting.delete(id)) this.age();
  }

  private age(): void {
    const oldest: Partial<Record<SignalRequest['urgency'], number>> = {};
    for (const { urgency, from } of this.waiting.values())
      oldest[urgency] = Math.min(oldest[urgency] ?? Infinity, from);
    this.oldest = oldest;
  }

  /** What K1 says at this moment; what was raised stays until the run has ended, and a run that is interrupted raises nothing. */
  look(at: number, settings: SignalSettings): Reached | null {
    const clearAfter = clearAfterOf(settings);
    this.dry = followRun(this.dry, isDry(this.states, this.waiting.size), at, clearAfter);
    if (this.dry.gapSince !== null) return null;
    const reached = this.moments(settings).filter((one) => one.at <= at);
    return reached.find(({ level }) => level === 'red') ?? reached[0] ?? null;
  }

  /** When time alone can change something. */
  next(at: number, settings: SignalSettings): number {
    const ends = runEnds(this.dry, clearAfterOf(settings));
    if (ends !== null) return ends;
    const wanted = this.k1 === 'red' ? [] : this.moments(settings).filter((one) => one.at > at);
    return wanted[0]?.at ?? Infinity;
  }

  private moments(settings: SignalSettings): Reached[] {
    return k1Moments(this.dry, this.oldest, settings);
  }

  k1Finding({ level, urgency, at }: Reached, settings: SignalSettings): Finding {
    const { since } = this.dry;
    return this.finding('K1', level, urgency, {
      normDays: settings.k1Days[urgency],
      dryDays: since === null ? 0 : Math.round(((at - since) / day) * 10) / 10,
      drySince: iso(since),
      waitsSince: iso(this.oldest[urgency] ?? null),
      waiting: this.waiting.size,
      ...this.pool(),
    });
  }

  /** `elsewhere`: wards of the level, outside the niche, with a bed that has been free for long. */
  k5Finding(elsewhere: readonly WardCell[], at: number, settings: SignalSettings): Finding {
    const urgency = (['crisis', 'urgent', 'regular'] as const).find((one) => this.oldest[one] !== undefined);
    return this.finding('K5', 'amber', urgency ?? 'regular', {
      normDays: settings.k5Days,
      drySince: iso(this.dry.since),
      waiting: this.waiting.size,
      freeElsewhere: elsewhere.length,
      elsewhere: elsewhere.slice(0, 5).map(({ ward, free }) => ({
        wardId: ward.id,
        regionId: ward.regionId,
        free: ward.free,
        freeDays: Math.floor((at - (free.since ?? at)) / day),
      })),
    });
  }

  /** How big the pool is says more than how full it is. */
  private pool(): Record<string, unknown> {
    const counted = [...this.wards].filter(({ state }) => state === 'none' || state === 'assignable');
    const sum = (of: (ward: SignalWard) => number) => counted.reduce((total, { ward }) => total + of(ward), 0);
    const [beds, occupied] = [sum((ward) => ward.beds), sum((ward) => ward.occupied)];
    const wards = this.wards.size - this.states.shut;
    return { wards, wardsKnown: counted.length, beds, occupied, refusedShare: percent(refusedShare(beds, occupied)) };
  }

  private finding(
    rule: 'K1' | 'K5',
    level: SignalLevel,
    urgency: Finding['urgency'],
    facts: Record<string, unknown>,
  ): Finding {
    const { directoryId, regionId, securityLevel, targetGroups, reach } = this.niche;
    return {
      rule,
      level,
      subject: `${rule}:${this.key}`,
      directoryId,
      regionId,
      securityLevel,
      targetGroup: targetGroups.length === 1 ? (targetGroups[0] ?? null) : null,
      urgency,
      organisationId: null,
      askedBy: null,
      facts: { urgency, reach, targetGroups, ...facts },
    };
  }

  /** The long free wards of the level that are no use to this niche. */
  others(long: ReadonlySet<WardCell>, at: number, settings: SignalSettings): WardCell[] {
    const found: WardCell[] = [];
    for (const one of long)
      if (!this.wards.has(one) && isLongFree(one.free, at, settings) && (this.k5 || one.free.gapSince === null))
        found.push(one);
    return found;
  }
}

const iso = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString());
const percent = (share: number): number => Math.round(share * 1_000) / 1_000;
