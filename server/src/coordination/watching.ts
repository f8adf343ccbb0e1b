import { Inject, Injectable } from '@nestjs/common';
import { Bell } from '../platform/events/bell.js';
import { CLOCK, type Clock } from '../platform/tokens.js';

const keptFor = 45_000;

/** Who has which case open now. Of no importance a minute later, so that it stands in memory only: on every server, by the bell. */
@Injectable()
export class Watching {
  private readonly seen = new Map<string, Map<string, number>>();

  constructor(
    private readonly bell: Bell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    bell.listen('watch', ({ caseId, accountId }) => this.keep(caseId, accountId));
  }

  /** True when nobody knew it yet, so that the others should look again. */
  watch(caseId: string, accountId: string): boolean {
    const isNew = !this.of(caseId).includes(accountId);
    this.keep(caseId, accountId);
    this.bell.ring('watch', { caseId, accountId });
    return isNew;
  }

  of(caseId: string): string[] {
    const now = this.clock().getTime();
    return [...(this.seen.get(caseId) ?? [])].filter(([, at]) => now - at < keptFor).map(([accountId]) => accountId);
  }

  private keep(caseId: string, accountId: string): void {
    const now = this.clock().getTime();
    const who = this.seen.get(caseId) ?? new Map<string, number>();
    this.seen.set(caseId, who.set(accountId, now));
    if (this.seen.size > 1_000) this.forget(now);
  }

  private forget(now: number): void {
    for (const [caseId, who] of this.seen)
      if ([...who.values()].every((at) => now - at >= keptFor)) this.seen.delete(caseId);
  }
}
