import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Ward } from '@ketenzicht/shared/directory';
import { minute } from '@ketenzicht/shared/kernel';
import { truthOf, windowAt, type Span, type TruthScore } from '@ketenzicht/shared/placement';
import { CapacityService } from '../capacity/capacity.service.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { Everywhere } from './everywhere.js';
import { asksBetween, regionNames, type WardAsk } from './facts.queries.js';
import { TruthBounds } from './truth-bounds.js';

/** How old a score may be. What others see ends a week ago, so that minutes change nothing in it. */
const renewAfter = 5 * minute;

interface Scores {
  at: number;
  span: Span;
  /** By register: wards that were asked, then regions as the sum of their wards. */
  byRegister: ReadonlyMap<string, readonly TruthScore[]>;
}

/** What everybody may know of every ward, in memory on every server. */
@Injectable()
export class TruthScores implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(TruthScores.name);
  private timer: NodeJS.Timeout | undefined;
  private scores: Scores | undefined;
  private renewing: Promise<Scores> | undefined;

  constructor(
    private readonly everywhere: Everywhere,
    private readonly capacity: CapacityService,
    private readonly bounds: TruthBounds,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Not waited for: until then a search ranks as if nobody had ever been asked. */
  onApplicationBootstrap(): void {
    this.renewQuietly();
    this.timer = setInterval(() => this.renewQuietly(), renewAfter);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.renewing?.catch(() => undefined);
  }

  async of(directoryId: string): Promise<{ span: Span; scores: readonly TruthScore[] }> {
    const { span, byRegister } = await this.current();
    return { span, scores: byRegister.get(directoryId) ?? [] };
  }

  private async current(): Promise<Scores> {
    const age = this.clock().getTime() - (this.scores?.at ?? -Infinity);
    if (this.scores && age >= 0 && age < renewAfter) return this.scores;
    return this.renew();
  }

  /** One at a time; who comes meanwhile gets the same answer. */
  private renew(): Promise<Scores> {
    this.renewing ??= this.load().finally(() => (this.renewing = undefined));
    return this.renewing;
  }

  private renewQuietly(): void {
    this.renew().catch((error: Error) => this.log.warn(`truth scores were not renewed: ${error.message}`));
  }

  private async load(): Promise<Scores> {
    const at = this.clock();
    const span = windowAt(at, false);
    const { asks, names } = await this.everywhere.read(async (tx) => ({
      asks: await asksBetween(tx, new Date(span.from), new Date(span.to)),
      names: await regionNames(tx),
    }));
    const byRegister = new Map<string, TruthScore[]>();
    for (const [directoryId, some] of grouped(asks, ({ unitId }) => this.capacity.known(unitId)?.directoryId))
      byRegister.set(directoryId, this.scoresOf(some, span, names));
    this.bounds.take(boundsOf([...byRegister.values()].flat()));
    this.scores = { at: at.getTime(), span, byRegister };
    return this.scores;
  }

  private scoresOf(asks: readonly WardAsk[], span: Span, names: ReadonlyMap<string, string>): TruthScore[] {
    const wardOf = (unitId: string) => this.capacity.known(unitId)?.ward;
    const wards = [...grouped(asks, ({ unitId }) => unitId)].map(([unitId, some]) =>
      wardScore(unitId, wardOf(unitId), some, span, false),
    );
    const regions = [...grouped(asks, ({ unitId }) => wardOf(unitId)?.regionId)].map(([regionId, some]) => ({
      unitId: null,
      regionId,
      name: names.get(regionId) ?? regionId,
      ...truthOf(some, span),
      preview: false,
    }));
    return [...wards, ...regions];
  }
}

export const wardScore = (
  unitId: string,
  ward: Pick<Ward, 'name' | 'regionId'> | undefined,
  asks: readonly WardAsk[],
  span: Span,
  preview: boolean,
): TruthScore => ({
  unitId,
  regionId: ward?.regionId ?? null,
  name: ward?.name ?? unitId,
  ...truthOf(asks, span),
  preview,
});

const boundsOf = (scores: readonly TruthScore[]): Map<string, number> =>
  new Map(
    scores.flatMap(({ unitId, offered }) => (unitId !== null && offered.low !== null ? [[unitId, offered.low]] : [])),
  );

/** What has no group, such as a ward that is no longer there, is left out. */
export function grouped<T>(all: readonly T[], by: (one: T) => string | undefined): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of all) {
    const key = by(one);
    if (key === undefined) continue;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return groups;
}
