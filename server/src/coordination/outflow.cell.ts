import {
  bedState,
  clearAfterOf,
  followRun,
  isOutflowBlocked,
  noRun,
  rememberedFor,
  runEnds,
  shareAtLeast,
  type OutflowPool,
  type Run,
  type SignalLevel,
  type SignalSettings,
} from '@ketenzicht/shared/coordination';
import { minute } from '@ketenzicht/shared/kernel';
import type { Timed } from './due-queue.js';
import type { WardCell } from './signal.cell.js';
import type { Finding, SignalChange } from './signal.shapes.js';

/**
 * Outflow of one region and level (K3): the place of a bottleneck's case. Unlike K1 it goes by no group and no reach, because nobody is looked for; it is about
 * who is there. Followed for amber and for red apart, so that each has lasted before it is said.
 */
export class OutflowCell implements Timed {
  due = Infinity;
  queued = Infinity;
  /** Every ward of the region and level, also those that said nothing. */
  readonly wards = new Set<WardCell>();
  raised: SignalLevel | null = null;
  private amber: Run = noRun;
  private red: Run = noRun;

  constructor(
    readonly directoryId: string,
    readonly regionId: string,
    readonly securityLevel: NonNullable<Finding['securityLevel']>,
  ) {}

  get subject(): string {
    return `K3:${this.regionId}:${this.securityLevel}`;
  }

  look(at: number, settings: SignalSettings): SignalChange | null {
    const [known, remembered] = [this.pool(at, false), this.pool(at, true)];
    const is = {
      amber: isOutflowBlocked(known, remembered, 'amber', settings),
      red: isOutflowBlocked(known, remembered, 'red', settings),
    };
    this.amber = followRun(this.amber, is.amber, at, clearAfterOf(settings));
    this.red = followRun(this.red, is.red, at, clearAfterOf(settings));
    if (this.raised !== null && this.amber.since === null) {
      this.raised = null;
      return { kind: 'cleared', at, subject: this.subject };
    }
    // What nobody vouches for at this moment is not said for the first time, however long it had been so.
    const level = (['red', 'amber'] as const).find((one) => is[one] === true && at >= beginsAt(this[one], settings));
    if (level === undefined || level === this.raised || this.raised === 'red') return null;
    const kind = this.raised === null ? 'raised' : 'worsened';
    this.raised = level;
    return { kind, at, finding: this.finding(level, at, settings) };
  }

  /** When time alone can change something; what each ward brings with time is in the queue by itself. */
  next(at: number, settings: SignalSettings): number {
    const moments = [this.amber, this.red].flatMap((run) => [
      runEnds(run, clearAfterOf(settings)) ?? Infinity,
      beginsAt(run, settings),
    ]);
    return Math.min(Infinity, ...moments.filter((moment) => moment > at));
  }

  /** Takes over what was raised before; it ends within the hour unless it still holds. */
  adopt(level: SignalLevel, at: number): void {
    this.raised ??= level;
    if (this.amber.since === null) this.amber = { since: at, gapSince: at };
  }

  /** A ward counts when its figure and its count are facts; one that fell silent is remembered for a while. Shut wards have nobody. */
  private of(at: number, silentToo: boolean): WardCell[] {
    return [...this.wards].filter(({ ward, ready }) => {
      const state = bedState(ward, at);
      if (!ready || state === 'shut' || Number.isNaN(ward.until)) return false;
      if (at >= ready.until + rememberedFor) return false;
      return silentToo || (state !== 'unknown' && at < ready.until);
    });
  }

  private pool(at: number, silentToo: boolean): OutflowPool {
    let [wards, occupied, long] = [0, 0, 0];
    for (const { ward, ready } of this.of(at, silentToo)) {
      wards++;
      occupied += ward.occupied;
      long += Math.min(ready?.long ?? 0, ward.occupied); // who left since is not waiting any more
    }
    return { wards, occupied, long };
  }

  private finding(level: SignalLevel, at: number, settings: SignalSettings): Finding {
    const { directoryId, regionId, securityLevel } = this;
    return {
      rule: 'K3',
      level,
      subject: this.subject,
      directoryId,
      regionId,
      securityLevel,
      targetGroup: null,
      urgency: 'regular',
      organisationId: null,
      askedBy: null,
      facts: this.facts(level, at, settings),
    };
  }

  private facts(level: SignalLevel, at: number, settings: SignalSettings): Record<string, unknown> {
    const counted = this.of(at, false);
    const { wards, occupied, long } = this.pool(at, false);
    const open = [...this.wards].filter(({ ward }) => bedState(ward, at) !== 'shut').length;
    const causes: Record<string, number> = {};
    for (const { ready } of counted)
      for (const [cause, count] of Object.entries(ready?.causes ?? {})) causes[cause] = (causes[cause] ?? 0) + count;
    const since = level === 'red' ? this.red.since : this.amber.since;
    return {
      urgency: 'regular',
      wardsCounted: wards,
      wardsNotCounted: open - wards,
      beds: counted.reduce((sum, { ward }) => sum + ward.beds, 0),
      occupied,
      ready: counted.reduce((sum, { ward, ready }) => sum + Math.min(ready?.ready ?? 0, ward.occupied), 0),
      readyLong: long,
      share: thousandth(long / occupied),
      shareAtLeast: thousandth(shareAtLeast(long, occupied)),
      shareLimit: settings.k3[level],
      blockedSince: since === null ? null : new Date(since).toISOString(),
      waitFor: Object.keys(causes).length > 0 ? causes : null,
    };
  }
}

const beginsAt = ({ since, gapSince }: Run, { raiseAfterMinutes }: SignalSettings): number =>
  since === null || gapSince !== null ? Infinity : since + raiseAfterMinutes * minute;
const thousandth = (share: number): number => Math.round(share * 1_000) / 1_000;
