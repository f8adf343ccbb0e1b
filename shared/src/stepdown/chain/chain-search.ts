import { firstInBoth, hasBit, inBoth, meet, noBits, setBit, type Bits } from './bits.js';
import type { ChainGround, Seat } from './chain-ground.js';
import { addToFront, byWorth, savedBy, type Link, type Start, type Target } from './chain-links.js';
import type { ChainStock } from './chain-stock.js';

export const mostMoves = 8;

const now: readonly Start[] = [{ day: 0, savedDays: 0, asks: 0, link: null }];

/**
 * Chains over what is in stock now. Wards are put in steps once, from the places that are there: step 0 has a bed, step 1 has somebody who can go to one, and
 * so on. The shortest chain to a ward goes down the steps, so that no ward and nobody is in it twice. Counted from the places and not from each person, it is
 * one pass for everybody together.
 */
export class ChainSearch {
  private readonly steps: Bits[] = [];
  private readonly stepOf: Int8Array;
  private readonly fronts = new Map<number, readonly Start[]>();

  constructor(
    private readonly ground: ChainGround,
    private readonly stock: ChainStock,
  ) {
    this.stepOf = new Int8Array(stock.room.length).fill(-1);
    this.climb();
  }

  /** How many must move before a bed of this ward can be had; -1: at no chain of eight moves. */
  step(ward: number): number {
    return this.stepOf[ward] ?? -1;
  }

  /** The best of the shortest chains to a place for somebody; null where there is none. */
  best(seat: Seat): Link | null {
    const step = this.stepFor(seat);
    if (step < 0) return null;
    let best: Link | null = null;
    for (const link of this.extend(seat, step)) if (!best || byWorth(link, best) < 0) best = link;
    return best;
  }

  /** The shortest chains that free a bed of a full ward: of each who can leave it in time, the best. */
  freeing(ward: number): Link[] {
    const step = this.step(ward);
    if (step < 1) return [];
    return this.leaving(ward)
      .filter((seat) => this.stepFor(seat) === step - 1)
      .flatMap((seat) => this.best(seat) ?? []);
  }

  private climb(): void {
    const full: number[] = [];
    const first = noBits(this.stock.room.length);
    for (const [ward, room] of this.stock.room.entries()) {
      if (room !== null && room > 0) {
        setBit(first, ward);
        this.stepOf[ward] = 0;
      } else if (room === 0 && this.ground.leavers[ward]?.length) full.push(ward);
    }
    this.steps.push(first);
    let left = full;
    for (let step = 1; step < mostMoves; step++) {
      const below = this.steps[step - 1] as Bits;
      const reached = noBits(this.stock.room.length);
      left = left.filter((ward) => {
        const isReached = this.leaving(ward).some((seat) => this.reaches(seat, step - 1, below));
        if (isReached) {
          setBit(reached, ward);
          this.stepOf[ward] = step;
        }
        return !isReached;
      });
      this.steps.push(reached);
    }
  }

  private leaving(ward: number): Seat[] {
    return (this.ground.leavers[ward] ?? []).filter(({ at }) => !this.stock.moved[at]);
  }

  private reaches(seat: Seat, step: number, wards: Bits): boolean {
    return (seat.may !== null && meet(seat.may, wards)) || (step === 0 && this.stock.homeFor(seat) !== null);
  }

  /** The lowest step at which there is a place for them. */
  private stepFor(seat: Seat): number {
    return this.steps.findIndex((wards, step) => this.reaches(seat, step, wards));
  }

  /** Every chain down to the places that is worth looking at, of somebody who goes to a ward of this step. */
  private extend(seat: Seat, step: number): Link[] {
    const links: Link[] = [];
    if (step === 0) {
      const home = this.stock.homeFor(seat);
      if (home) links.push(linkOf(this.ground, seat, { home: home.home, team: home.team }, 0, startAt(home.day)));
    }
    for (const ward of this.wardsFor(seat, step)) {
      const asked = this.ground.asked(seat, ward).length;
      for (const start of this.front(ward))
        links.push(linkOf(this.ground, seat, { ward, isFree: step === 0 }, asked, start));
    }
    return links;
  }

  /** Of beds that are free all are had today: only the one with the least to ask matters. */
  private wardsFor(seat: Seat, step: number): number[] {
    const wards = this.steps[step] as Bits;
    if (!seat.may || !seat.sure) return [];
    if (step > 0) return inBoth(seat.may, wards);
    const sure = firstInBoth(seat.sure, wards);
    if (sure >= 0) return [sure];
    let best = { ward: -1, asks: Infinity };
    for (const ward of inBoth(seat.may, wards)) {
      const asks = this.ground.asked(seat, ward).length;
      if (asks < best.asks) best = { ward, asks };
    }
    return best.ward < 0 ? [] : [best.ward];
  }

  /** What may still turn out best, of all chains of fewest moves that free a bed here. */
  private front(ward: number): readonly Start[] {
    if (hasBit(this.steps[0] as Bits, ward)) return now;
    const known = this.fronts.get(ward);
    if (known) return known;
    const front: Start[] = [];
    const below = this.step(ward) - 1;
    for (const seat of this.leaving(ward))
      for (const link of this.extend(seat, below))
        addToFront(front, { day: link.next, savedDays: link.savedDays, asks: link.asks, link });
    this.fronts.set(ward, front);
    return front;
  }
}

const startAt = (day: number): Start => ({ day, savedDays: 0, asks: 0, link: null });

function linkOf(ground: ChainGround, seat: Seat, to: Target, asked: number, start: Start): Link {
  const on = Math.max(start.day, seat.earliest);
  return {
    seat,
    to,
    on,
    asked,
    savedDays: start.savedDays + savedBy(seat, on),
    asks: start.asks + asked,
    next: ground.days.next(on),
    before: start.link,
  };
}
