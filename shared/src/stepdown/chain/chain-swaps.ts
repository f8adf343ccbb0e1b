import { hasBit, inBoth, join, meet, noBits, setBit, type Bits } from './bits.js';
import type { ChainGround, Seat } from './chain-ground.js';
import { byWorth, savedBy, type Link } from './chain-links.js';

/** People in one swap, at most. */
export const mostInSwap = 4;

/** The rest of a round, back to the bed where it began. */
interface Round {
  link: Link;
  rest: Round | null;
  savedDays: number;
  on: number;
  asks: number;
}

/**
 * People who want each other's beds, so that nobody needs a free one and it never matters whether a ward is full. Of each person the shortest swap; of equally
 * short ones the most days saved. All go on one day, the next that people work: whoever cannot go yet is in none.
 */
export class SwapSearch {
  /** Of each ward, from which wards somebody could come to it. */
  private readonly into: (Bits | undefined)[];
  /** Of each ward, to which wards somebody could go from it. */
  private readonly out: (Bits | undefined)[];
  private readonly none: Bits;
  private readonly day: number;
  private readonly ways = new Map<number, Way>();

  constructor(private readonly ground: ChainGround) {
    this.day = ground.days.next(0);
    const { leavers } = ground;
    this.into = leavers.map(() => undefined);
    this.out = leavers.map(() => undefined);
    this.none = noBits(leavers.length);
    this.connect();
  }

  /** In the order of going round: each goes to the bed of the one before, the first to that of the last. */
  best(seat: Seat): Link[] | null {
    if (!this.canGo(seat) || !this.into[seat.from]) return null;
    const way = this.wayTo(seat.from);
    const links: Link[] = [];
    for (let step = 0; step <= mostInSwap - 2 && links.length === 0; step++)
      for (let round = this.round(seat, step, way); round; round = round.rest) links.unshift(round.link);
    return links.length > 0 ? links : null;
  }

  private canGo(seat: Seat): seat is Going {
    return seat.from >= 0 && this.ground.isOpen(seat.from) && seat.may !== null && seat.earliest <= this.day;
  }

  private connect(): void {
    const { leavers, seats } = this.ground;
    const left = noBits(leavers.length);
    for (const [ward, leaving] of leavers.entries()) if (leaving.some((seat) => this.canGo(seat))) setBit(left, ward);
    for (const seat of seats) {
      if (!this.canGo(seat)) continue;
      for (const ward of inBoth(seat.may, left)) {
        setBit((this.into[ward] ??= noBits(leavers.length)), seat.from);
        setBit((this.out[seat.from] ??= noBits(leavers.length)), ward);
      }
    }
  }

  private wayTo(home: number): Way {
    const known = this.ways.get(home);
    if (known) return known;
    const near = this.into[home] ?? this.none;
    const far = noBits(this.into.length);
    for (const ward of inBoth(near, near)) {
      const comes = this.into[ward];
      if (comes) join(far, comes);
    }
    const way = { home, back: [near, far], rounds: new Map<number, Round | null>() };
    this.ways.set(home, way);
    return way;
  }

  /** Where somebody can go so that so many others can close the round; of three others the first is not counted from the end, which would be most wards. */
  private wardsFor(seat: Going, step: number, { back }: Way): number[] {
    const wards = back[step];
    if (wards) return inBoth(seat.may, wards);
    const last = back.at(-1) as Bits;
    return inBoth(seat.may, this.out[seat.from] ?? this.none).filter((ward) => meet(this.out[ward] ?? this.none, last));
  }

  /** `step`: how many others move between this one and the bed where it began; -1: they go there themselves. */
  private round(seat: Going, step: number, way: Way): Round | null {
    const name = seat.at * mostInSwap + step + 1;
    const known = way.rounds.get(name);
    if (known !== undefined) return known;
    const found = step < 0 ? this.last(seat, way.home) : this.further(seat, step, way);
    way.rounds.set(name, found);
    return found;
  }

  private last(seat: Going, home: number): Round | null {
    return hasBit(seat.may, home) ? roundOf(this.link(seat, home), null) : null;
  }

  /** All go on one day, so that days saved do not depend on who goes where: what has to be asked is looked up only where it can decide. */
  private further(seat: Going, step: number, way: Way): Round | null {
    let best: Round | null = null;
    for (const ward of this.wardsFor(seat, step, way)) {
      let link: Link | null = null;
      for (const next of this.ground.leavers[ward] ?? []) {
        const rest = this.canGo(next) ? this.round(next, step - 1, way) : null;
        if (!rest || (best?.rest && rest.savedDays < best.rest.savedDays)) continue;
        link ??= this.link(seat, ward);
        const found = roundOf(link, rest);
        if (!best || byWorth(found, best) < 0) best = found;
      }
    }
    return best;
  }

  private link(seat: Seat, ward: number): Link {
    const asked = this.ground.asked(seat, ward).length;
    const savedDays = savedBy(seat, this.day);
    return {
      seat,
      to: { ward, isFree: false },
      on: this.day,
      asked,
      savedDays,
      asks: asked,
      next: this.day,
      before: null,
    };
  }
}

type Going = Seat & { may: Bits };

interface Way {
  home: number;
  /** From which wards one comes back in one move, and in two. */
  back: readonly Bits[];
  rounds: Map<number, Round | null>;
}

const roundOf = (link: Link, rest: Round | null): Round => ({
  link,
  rest,
  savedDays: link.savedDays + (rest?.savedDays ?? 0),
  on: link.on,
  asks: link.asks + (rest?.asks ?? 0),
});
