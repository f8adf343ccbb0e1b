import { must } from '../../kernel/rule-error.js';
import { whyNotHome } from '../homes/dwelling.rules.js';
import { clearBit, hasBit, type Bits } from './bits.js';
import { ChainDays } from './chain-days.js';
import type { ChainMover, ChainNetwork } from './chain-network.js';
import { FitIndex } from './fit-index.js';
import { asksOf, type HomeNeed } from './fit.rules.js';
import type { Criterion } from '../../placement/placement.terms.js';

/** At most so many days are reckoned where nobody said when somebody would go. */
export const mostReckoned = 90;

/** Somebody as the search sees them: wards, days and people are numbers. */
export interface Seat {
  at: number;
  mover: ChainMover;
  /** The ward whose bed they leave; -1: none that counts. */
  from: number;
  /** Null: no ward is a place for them. The ward where they are is never in it. */
  may: Bits | null;
  sure: Bits | null;
  earliest: number;
  /** The day on which they would go otherwise. */
  otherwise: number;
  isReckoned: boolean;
}

/** All that does not change while chains are looked for. */
export class ChainGround {
  readonly days: ChainDays;
  readonly seats: readonly Seat[];
  /** Of each ward, who could leave it. */
  readonly leavers: readonly (readonly Seat[])[];
  private readonly wardAt: ReadonlyMap<string, number>;
  private readonly homesNear = new Map<string, number[]>();

  constructor(readonly network: ChainNetwork) {
    this.days = new ChainDays(network.today);
    this.wardAt = new Map(network.wards.map(({ ward }, at) => [ward.id, at]));
    const index = network.index ?? indexOf(network);
    this.seats = network.movers.map((mover, at) => this.seat(mover, at, index));
    const leavers: Seat[][] = network.wards.map(() => []);
    for (const seat of this.seats) leavers[seat.from]?.push(seat);
    this.leavers = leavers;
  }

  /** Whether somebody can come there when there is a bed. */
  isOpen(ward: number): boolean {
    return typeof this.network.wards[ward]?.room === 'number';
  }

  wardNumber(unitId: string): number {
    return this.wardAt.get(unitId) ?? -1;
  }

  ward(at: number) {
    return must(this.network.wards[at], 'a ward of the network').ward;
  }

  /** What has to be asked before this person goes there. */
  asked({ mover, sure }: Seat, ward: number): Criterion[] {
    if (!mover.wish || (sure && hasBit(sure, ward))) return [];
    return asksOf(mover.wish, this.ward(ward), {
      neighbours: this.network.neighboursOf(mover.wish.need.regionId),
    }) as Criterion[];
  }

  /** Dwellings that can be their home, the first to be had first; looked at one by one, because the first is most often enough. */
  *homesFor(need: HomeNeed): Generator<number> {
    for (const at of this.near(need)) {
      const home = this.network.homes[at];
      if (home && whyNotHome(home, need).length === 0) yield at;
    }
  }

  private near({ reach, regionId }: HomeNeed): readonly number[] {
    const key = reach === 'national' ? '' : `${reach} ${regionId}`;
    let homes = this.homesNear.get(key);
    if (!homes) {
      const around = this.network.neighboursOf(regionId);
      const isNear = (region: string) =>
        reach === 'national' || region === regionId || (reach === 'neighbours' && around.has(region));
      homes = this.network.homes.flatMap((home, at) => (isNear(home.regionId) ? [at] : []));
      this.homesNear.set(key, homes);
    }
    return homes;
  }

  private seat(mover: ChainMover, at: number, index: FitIndex): Seat {
    const from = mover.fromUnitId === null ? -1 : this.wardNumber(mover.fromUnitId);
    const fit = mover.wish && index.of(mover.wish);
    const otherwise = this.otherwise(mover);
    return {
      at,
      mover,
      from,
      may: fit && without(fit.may, from),
      sure: fit && without(fit.sure, from),
      earliest: mover.earliest === null ? 0 : Math.max(0, this.days.number(mover.earliest)),
      otherwise: otherwise.day,
      isReckoned: otherwise.isReckoned,
    };
  }

  /** A day that has gone by is no expectation any more. Without one: as long again as they have waited, and no longer than `mostReckoned`. */
  private otherwise({ expectedOn, since }: ChainMover): { day: number; isReckoned: boolean } {
    const expected = expectedOn === null ? -1 : this.days.number(expectedOn);
    if (expected >= 0) return { day: expected, isReckoned: false };
    return { day: Math.min(mostReckoned, Math.max(0, -this.days.number(since))), isReckoned: true };
  }
}

export const indexOf = ({ wards, neighboursOf }: Pick<ChainNetwork, 'wards' | 'neighboursOf'>): FitIndex =>
  new FitIndex(
    wards.map(({ ward }) => ward),
    (regionId) => ({ neighbours: neighboursOf(regionId) }),
  );

function without(bits: Bits, ward: number): Bits {
  if (ward < 0 || !hasBit(bits, ward)) return bits;
  const rest = bits.slice();
  clearBit(rest, ward);
  return rest;
}
