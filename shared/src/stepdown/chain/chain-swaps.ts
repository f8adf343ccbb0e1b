import { hasBit, inBoth, join, meet, noBits, type Bits } from './bits.js';
import type { ChainGround, Seat } from './chain-ground.js';
import { byWorth, savedBy, type Link } from './chain-links.js';
import { SwapGraph, type Going } from './swap-graph.js';

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

/** How one comes back to one ward. */
interface Way {
  home: number;
  /** From which wards in one move, and in two. */
  back: readonly Bits[];
  rounds: Map<number, Round | null>;
}

/**
 * People who want each other's beds, so that nobody needs a free one and it never matters whether a ward is full. Of each person the shortest swap; of equally
 * short ones the most days saved. All go on one day, the next that people work: whoever cannot go yet is in none.
 */
export class SwapSearch {
  private readonly day: number;
  private readonly graph: SwapGraph;
  private readonly ways = new Map<number, Way>();

  constructor(private readonly ground: ChainGround) {
    this.day = ground.days.next(0);
    this.graph = new SwapGraph(ground, this.day);
  }

  /** In the order of going round: each goes to the bed of the one before, the first to that of the last. */
  best(seat: Seat): Link[] | null {
    const going = this.graph.going(seat);
    if (!going) return null;
    const way = this.wayTo(going.from);
    const links: Link[] = [];
    for (let step = 0; step <= mostInSwap - 2 && links.length === 0; step++)
      for (let round = this.round(going, step, way); round; round = round.rest) links.unshift(round.link);
    return links.length > 0 ? links : null;
  }

  private wayTo(home: number): Way {
    const known = this.ways.get(home);
    if (known) return known;
    const near = this.graph.into(home);
    const far = noBits(this.graph.size);
    for (const ward of inBoth(near, near)) join(far, this.graph.into(ward));
    const way = { home, back: [near, far], rounds: new Map<number, Round | null>() };
    this.ways.set(home, way);
    return way;
  }

  /** Where somebody can go so that so many others can close the round; of three others the first is not counted from the end, which would be most wards. */
  private wardsFor({ may }: Going, step: number, { back }: Way): number[] {
    const wards = back[step];
    if (wards) return inBoth(may, wards);
    const last = back.at(-1) as Bits;
    return inBoth(may, may).filter((ward) => meet(this.graph.out(ward), last));
  }

  /** `step`: how many others move between this one and the bed where it began; -1: they go there themselves. */
  private round(going: Going, step: number, way: Way): Round | null {
    if (step < 0) return hasBit(going.may, way.home) ? roundOf(this.link(going, way.home), null) : null;
    const name = going.seat.at * mostInSwap + step;
    const known = way.rounds.get(name);
    if (known !== undefined) return known;
    const found = this.further(going, step, way);
    way.rounds.set(name, found);
    return found;
  }

  /** All go on one day, so that days saved do not depend on who goes where: what has to be asked is looked up only where it can decide. */
  private further(going: Going, step: number, way: Way): Round | null {
    let best: Round | null = null;
    for (const ward of this.wardsFor(going, step, way)) {
      let link: Link | null = null;
      for (const next of this.graph.leavers(ward)) {
        const rest = this.round(next, step - 1, way);
        if (!rest || (best?.rest && rest.savedDays < best.rest.savedDays)) continue;
        link ??= this.link(going, ward);
        const found = roundOf(link, rest);
        if (!best || byWorth(found, best) < 0) best = found;
      }
    }
    return best;
  }

  private link({ seat }: Going, at: number): Link {
    const ward = this.graph.ward(at);
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

const roundOf = (link: Link, rest: Round | null): Round => ({
  link,
  rest,
  savedDays: link.savedDays + (rest?.savedDays ?? 0),
  on: link.on,
  asks: link.asks + (rest?.asks ?? 0),
});
