import { hasBit, inBoth, join, keep, meet, noBits, setBit, type Bits } from './bits.js';
import type { ChainGround, Seat } from './chain-ground.js';

/** Somebody who could be in a swap; wards are numbers of the graph. */
export interface Going {
  seat: Seat;
  from: number;
  may: Bits;
}

/** Only the wards that somebody can leave for another one of them, and come to from another one of them: most have no part in any swap. */
export class SwapGraph {
  readonly size: number;
  private readonly wards: readonly number[];
  private readonly people: readonly (readonly Going[])[];
  private readonly bySeat = new Map<number, Going>();
  private readonly comes: readonly Bits[];
  private readonly goes: readonly Bits[];

  constructor(ground: ChainGround, day: number) {
    const all = ground.leavers.length;
    const going = ground.seats.filter(
      (seat): seat is Seat & { may: Bits } =>
        seat.from >= 0 && ground.isOpen(seat.from) && seat.may !== null && seat.earliest <= day,
    );
    const inside = around(going, all);
    this.wards = inBoth(inside, inside);
    this.size = this.wards.length;
    const numbers = new Int32Array(all).fill(-1);
    for (const [at, ward] of this.wards.entries()) numbers[ward] = at;
    const people: Going[][] = this.wards.map(() => []);
    this.comes = this.wards.map(() => noBits(this.size));
    this.goes = this.wards.map(() => noBits(this.size));
    for (const seat of going) {
      const from = numbers[seat.from] ?? -1;
      if (from < 0 || !meet(seat.may, inside)) continue;
      const may = noBits(this.size);
      for (const ward of inBoth(seat.may, inside)) {
        setBit(may, numbers[ward] as number);
        setBit(this.into(numbers[ward] as number), from);
      }
      join(this.out(from), may);
      const one = { seat, from, may };
      people[from]?.push(one);
      this.bySeat.set(seat.at, one);
    }
    this.people = people;
  }

  going(seat: Seat): Going | undefined {
    return this.bySeat.get(seat.at);
  }

  ward(at: number): number {
    return this.wards[at] as number;
  }

  leavers(at: number): readonly Going[] {
    return this.people[at] as readonly Going[];
  }

  /** From which wards somebody could come to it. */
  into(at: number): Bits {
    return this.comes[at] as Bits;
  }

  /** To which wards somebody could go from it. */
  out(at: number): Bits {
    return this.goes[at] as Bits;
  }
}

/** Takes away what leads nowhere until nothing more goes. */
function around(going: readonly (Seat & { may: Bits })[], size: number): Bits {
  let people = going;
  for (;;) {
    const left = noBits(size);
    const entered = noBits(size);
    for (const { from, may } of people) {
      setBit(left, from);
      join(entered, may);
    }
    keep(left, entered);
    const inside = left;
    const rest = people.filter(({ from, may }) => hasBit(inside, from) && meet(may, inside));
    if (rest.length === people.length) return inside;
    people = rest;
  }
}
