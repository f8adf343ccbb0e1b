import { normEnd, type NormEnd, type SignalLevel, type SignalSettings } from '@ketenzicht/shared/coordination';
import type { Timed } from './due-queue.js';
import type { SignalChange, SignalRequest } from './signal.shapes.js';

/** One request that waits, and its norm (K2). Only time and the request itself change it, so that it cannot flap. */
export class WaitCell implements Timed {
  due = Infinity;
  queued = Infinity;
  raised: SignalLevel | null = null;
  private end: NormEnd | undefined;

  constructor(public request: SignalRequest) {}

  get subject(): string {
    return `K2:${this.request.id}`;
  }

  change(request: SignalRequest): void {
    this.request = request;
    this.end = undefined;
  }

  /** Amber beyond the norm, red after twice as long; a crisis, a passant and a title that ends are red at once. */
  look(at: number, settings: SignalSettings): SignalChange | null {
    const end = this.endBy(settings);
    const level = at >= this.redAt(end) ? 'red' : at >= end.at ? 'amber' : null;
    const { raised } = this;
    if (level === raised || (raised === 'red' && level !== null)) return null;
    this.raised = level;
    if (level === null) return { kind: 'cleared', at, subject: this.subject };
    return { kind: raised === null ? 'raised' : 'worsened', at, finding: this.finding(level, end) };
  }

  next(at: number): number {
    const { end, request } = this;
    const moments = [request.from, ...(end ? [end.at, this.redAt(end)] : [])].filter((moment) => moment > at);
    return Math.min(Infinity, ...moments);
  }

  private endBy(settings: SignalSettings): NormEnd {
    return (this.end ??= normEnd(this.request, settings));
  }

  private redAt({ norm, at }: NormEnd): number {
    return norm === 'urgent' || norm === 'clinical' || norm === 'protectedLiving' ? 2 * at - this.request.from : at;
  }

  private finding(level: SignalLevel, { norm, at }: NormEnd) {
    const { directoryId, regionId, securityLevel, targetGroups, urgency, organisationId, askedBy, reach, title } =
      this.request;
    return {
      rule: 'K2' as const,
      level,
      subject: this.subject,
      directoryId,
      regionId,
      securityLevel,
      targetGroup: targetGroups.length === 1 ? (targetGroups[0] ?? null) : null,
      urgency,
      organisationId,
      askedBy,
      facts: {
        requestId: this.request.id,
        urgency,
        reach,
        targetGroups,
        title,
        norm,
        waitsSince: new Date(this.request.from).toISOString(),
        normEnded: new Date(at).toISOString(),
      },
    };
  }
}
