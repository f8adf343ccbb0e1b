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
  private readonly into: readonly Bits[];
  private readonly day: number;
  private readonly ways = new Map<number, Way>();

  constructor(private readonly ground: ChainGround) {
    this.day = ground.days.next(0);
    this.into = this.comings();
  }

  /** In the order of going round: each goes to the bed of the one before, the first to that of the last. */
  best(seat: Seat): Link[] | null {
    if (!this.canGo(seat)) return null;
    const way = this.wayTo(seat.from);
    const step = way.back.findIndex((wards) => meet(seat.may, wards));
    if (step < 0) return null;
    const links: Link[] = [];
    for (let round = this.round(seat, step, way); round; round = round.rest) links.unshift(round.link);
    return links;
  }

  private canGo(seat: Seat): seat is Going {
    return seat.from >= 0 && seat.may !== null && seat.earliest <= this.day;
  }

  private comings(): Bits[] {
    const { leavers, seats } = this.ground;
    const into = leavers.map(() => noBits(leavers.length));
    const left = noBits(leavers.length);
    for (const [ward, leaving] of leavers.entries()) if (leaving.length > 0) setBit(left, ward);
    for (const seat of seats)
      if (this.canGo(seat)) for (const ward of inBoth(seat.may, left)) setBit(into[ward] as Bits, seat.from);
    return into;
  }

  private wayTo(home: number): Way {
    const known = this.ways.get(home);
    if (known) return known;
    const back: Bits[] = [];
    let ends: Bits = noBits(this.into.length);
    setBit(ends, home);
    for (let moves = 1; moves < mostInSwap; moves++) {
      const from = noBits(this.into.length);
      for (const ward of inBoth(ends, ends)) join(from, this.into[ward] as Bits);
      back.push(from);
      ends = from;
    }
    const way = { home, back, rounds: new Map<number, Round | null>() };
    this.ways.set(home, way);
    return way;
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

  private further(seat: Going, step: number, way: Way): Round | null {
    let best: Round | null = null;
    for (const ward of inBoth(seat.may, way.back[step] as Bits)) {
      const link = this.link(seat, ward);
      for (const next of this.ground.leavers[ward] ?? []) {
        const rest = this.canGo(next) ? this.round(next, step - 1, way) : null;
        const found = rest && roundOf(link, rest);
        if (found && (!best || byWorth(found, best) < 0)) best = found;
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
  /** From which wards one comes back in one move, in two, and in three. */
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
