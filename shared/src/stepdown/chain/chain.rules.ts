import { must } from '../../kernel/rule-error.js';
import type { Chain, ChainMove } from './chain.contract.js';
import { ChainGround } from './chain-ground.js';
import { chainKey } from './chain-key.js';
import { byWorth, linksOf, savedBy, type Link } from './chain-links.js';
import type { ChainNetwork } from './chain-network.js';
import { ChainSearch } from './chain-search.js';
import { ChainStock } from './chain-stock.js';
import { SwapSearch } from './chain-swaps.js';

export { mostMoves } from './chain-search.js';
export { mostInSwap } from './chain-swaps.js';
export { mostReckoned } from './chain-ground.js';

export const mostChains = 50;
/** How often is looked anew for whoever's best chain needed what a better one took. */
const mostRounds = 6;

/** Moves in the order in which they can be carried out. */
interface Found {
  kind: Chain['kind'];
  links: Link[];
  savedDays: number;
  on: number;
  asks: number;
}

/** The shortest chain to a place for one request, and the shortest swap. Nobody is placed by it. */
export function chainsForRequest(network: ChainNetwork, requestId: string): Chain[] {
  const ground = new ChainGround(network);
  const seat = ground.seats.find(({ mover }) => mover.kind === 'request' && mover.id === requestId);
  if (!seat) return [];
  const path = new ChainSearch(ground, new ChainStock(ground)).best(seat);
  const swap = new SwapSearch(ground).best(seat);
  return [...(path ? [pathOf(path)] : []), ...(swap ? [swapOf(swap)] : [])].map((found) => toChain(ground, found));
}

/** The shortest chains that free a bed of one ward, the most days saved first; none where there is a bed already. */
export function chainsForWard(network: ChainNetwork, unitId: string): Chain[] {
  const ground = new ChainGround(network);
  return new ChainSearch(ground, new ChainStock(ground))
    .freeing(ground.wardNumber(unitId))
    .map(pathOf)
    .toSorted(byRank)
    .slice(0, mostChains)
    .map((found) => toChain(ground, found));
}

/**
 * Everybody's shortest chain, the most days saved first, so that nobody, no home and no bed is promised twice in the list. Whoever's chain needs what a better
 * one took is looked for anew in what is left. Of one move only who leaves a bed by it: a request that has a bed to go to now needs no chain.
 */
export function rankedChains(
  network: ChainNetwork,
  isWanted: (regions: ReadonlySet<string>) => boolean = () => true,
): Chain[] {
  const ground = new ChainGround(network);
  const stock = new ChainStock(ground);
  const chosen: Found[] = [];
  for (let round = 0; round < mostRounds && chosen.length < mostChains; round++) {
    const taken = [...pathsIn(ground, stock), ...(round === 0 ? swapsIn(ground) : [])]
      .filter((found) => isWanted(regionsOf(ground, found)))
      .toSorted(byRank)
      .filter((found) => {
        if (chosen.length >= mostChains || !stock.has(found.links)) return false;
        stock.take(found.links);
        chosen.push(found);
        return true;
      });
    if (taken.length === 0) break;
  }
  return chosen.toSorted(byRank).map((found) => toChain(ground, found));
}

function pathsIn(ground: ChainGround, stock: ChainStock): Found[] {
  const search = new ChainSearch(ground, stock);
  return ground.seats.flatMap((seat) => {
    const last = stock.moved[seat.at] ? null : search.best(seat);
    return last && (last.before || seat.mover.kind === 'wait') ? [pathOf(last)] : [];
  });
}

/** Of each round of people one, whoever it was found from. */
function swapsIn(ground: ChainGround): Found[] {
  const swaps = new SwapSearch(ground);
  const found = new Map<string, Found>();
  for (const seat of ground.seats) {
    const links = swaps.best(seat);
    const swap = links && swapOf(links);
    if (swap) found.set(swap.links.map(nameOf).join(' '), swap);
  }
  return [...found.values()];
}

const nameOf = ({ seat }: Link): number => seat.at;
const pathOf = (last: Link): Found => ({ kind: 'path', links: linksOf(last), ...last });

/** Begins with the same person, whoever it was found from. */
function swapOf(links: readonly Link[]): Found {
  const first = links.reduce((lowest, { seat }, at) => (seat.at < (links[lowest]?.seat.at ?? 0) ? at : lowest), 0);
  const sum = (of: (link: Link) => number) => links.reduce((total, link) => total + of(link), 0);
  return {
    kind: 'swap',
    links: [...links.slice(first), ...links.slice(0, first)],
    savedDays: sum(({ savedDays }) => savedDays),
    on: Math.max(...links.map(({ on }) => on)),
    asks: sum(({ asks }) => asks),
  };
}

/** At the end somebody has a bed who asked for one, and not only a bed is free. */
const isAsked = ({ links }: Found): boolean => links.at(-1)?.seat.mover.kind === 'request';

const byRank = (one: Found, other: Found): number =>
  other.savedDays - one.savedDays ||
  Number(isAsked(other)) - Number(isAsked(one)) ||
  one.links.length - other.links.length ||
  byWorth(one, other) ||
  (one.links.at(-1)?.seat.at ?? 0) - (other.links.at(-1)?.seat.at ?? 0);

/** The regions of the beds that are left, of the places gone to, and of whoever comes from elsewhere. */
function regionsOf(ground: ChainGround, { links }: Found): Set<string> {
  const { homes } = ground.network;
  return new Set(
    links.flatMap(({ seat, to }) => [
      seat.from >= 0 ? ground.ward(seat.from).regionId : (seat.mover.wish?.need.regionId ?? ''),
      'home' in to ? (homes[to.home]?.regionId ?? '') : ground.ward(to.ward).regionId,
    ]),
  );
}

function toChain(ground: ChainGround, { kind, links, savedDays }: Found): Chain {
  const moves = links.map((link) => toMove(ground, link));
  return { key: chainKey(kind, moves), kind, moves, savedDays };
}

function toMove(ground: ChainGround, { seat, to, on }: Link): ChainMove {
  const { kind, id, reference, fromUnitId } = seat.mover;
  const { homes, teams } = ground.network;
  return {
    who: { kind, id, reference },
    fromUnitId,
    to:
      'ward' in to
        ? { kind: 'ward', unitId: ground.ward(to.ward).id }
        : {
            kind: 'dwelling',
            dwellingId: must(homes[to.home], 'the home of a move').id,
            ...(to.team >= 0 && { teamId: must(teams[to.team], 'the team of a move').organisationId }),
          },
    on: ground.days.date(on),
    ask: 'ward' in to ? ground.asked(seat, to.ward) : [],
    savedDays: savedBy(seat, on),
    isReckoned: seat.isReckoned,
  };
}
