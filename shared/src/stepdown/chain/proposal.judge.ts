import { RuleError, ensure, must } from '../../kernel/rule-error.js';
import { hasBit } from './bits.js';
import type { Chain, ChainMove, ChainPlace } from './chain.contract.js';
import { ChainGround, type Seat } from './chain-ground.js';
import { chainKey } from './chain-key.js';
import { savedBy } from './chain-links.js';
import type { ChainHome, ChainNetwork, ChainTeam } from './chain-network.js';
import { canDeliver } from './chain-stock.js';
import { mostInSwap } from './chain-swaps.js';
import type { ProposeInput } from './proposal.contract.js';

type Asked = ProposeInput['moves'][number];

/**
 * What somebody sent as a chain, held against who waits and what is free now, by the rules with which chains are found: the same hard criteria, and the first
 * days that it can be. Throws `chain.broken`, `chain.moved_on`, `chain.no_room`, `chain.no_team_room`, `chain.dwelling_taken` and `chain.no_fit`.
 */
export function judgedChain(network: ChainNetwork, { kind, moves }: ProposeInput): Chain {
  const ground = groundOf(network, moves);
  const seats = moves.map(({ who }) => seatOf(ground, who));
  ensureLinked(kind, moves, seats);
  const found: ChainMove[] = [];
  let day = 0;
  for (const [index, move] of moves.entries()) {
    const seat = must(seats[index], 'whoever moves');
    const from = kind === 'swap' ? ground.days.next(0) : index === 0 ? 0 : ground.days.next(day);
    const there = move.to.kind === 'ward' ? toWard(ground, seat, move.to.unitId, kind === 'path' && index === 0) : null;
    const home = move.to.kind === 'dwelling' ? toHome(ground, seat, move.to) : null;
    day = Math.max(from, home?.day ?? 0, seat.earliest);
    ensure(kind === 'path' || day === from, 'chain.no_fit', 'Somebody of this swap cannot go on that day yet.');
    const { kind: who, id, reference, fromUnitId } = seat.mover;
    found.push({
      who: { kind: who, id, reference },
      fromUnitId,
      to: home?.to ?? move.to,
      on: ground.days.date(day),
      ask: there === null ? [] : ground.asked(seat, there),
      savedDays: savedBy(seat, day),
      isReckoned: seat.isReckoned,
    });
  }
  const savedDays = found.reduce((sum, one) => sum + one.savedDays, 0);
  return { key: chainKey(kind, found), kind, moves: found, savedDays };
}

/** Of everybody who waits only those few: the rest is not judged. */
function groundOf(network: ChainNetwork, moves: readonly Asked[]): ChainGround {
  const ids = new Set(moves.map(({ who }) => who.id));
  ensure(ids.size === moves.length, 'chain.broken', 'Somebody stands in this chain twice.');
  return new ChainGround({ ...network, movers: network.movers.filter(({ id }) => ids.has(id)) });
}

function seatOf(ground: ChainGround, { kind, id }: Asked['who']): Seat {
  const seat = ground.seats.find(({ mover }) => mover.kind === kind && mover.id === id);
  if (!seat)
    throw new RuleError(
      'chain.moved_on',
      'Somebody of this chain waits no longer, or stands in another one. Look again.',
    );
  return seat;
}

/** Each goes to the bed that the one before left; of a swap the first to that of the last. */
function ensureLinked(kind: Chain['kind'], moves: readonly Asked[], seats: readonly Seat[]): void {
  const broken = 'Each step of a chain goes to the bed that the one before left. Look for the chain again.';
  if (kind === 'swap') {
    ensure(moves.length > 1 && moves.length <= mostInSwap, 'chain.broken', broken);
    // A request is served by asking its ward, which has no bed for it before everybody has gone.
    ensure(
      seats.every(({ mover }) => mover.kind === 'wait'),
      'chain.swap_of_requests',
      'Only people who are ready to leave can swap. Whoever asked for a place asks the ward.',
    );
  }
  for (const [index, { to }] of moves.entries()) {
    if (kind === 'path' && index === 0) continue;
    const left = seats.at(index - 1)?.mover.fromUnitId ?? null;
    ensure(to.kind === 'ward' && left !== null && to.unitId === left, 'chain.broken', broken);
  }
}

function toWard(ground: ChainGround, seat: Seat, unitId: string, isFree: boolean): number {
  const ward = ground.wardNumber(unitId);
  const room = ground.network.wards[ward]?.room ?? -1;
  // Whoever leaves makes room, but not where beds are promised beyond what there is.
  ensure(isFree ? room > 0 : room >= 0, 'chain.no_room', 'A ward of this chain has no room any more. Look again.', {
    unitId,
  });
  ensure(seat.may !== null && hasBit(seat.may, ward), 'chain.no_fit', noFit);
  return ward;
}

type Home = Extract<ChainPlace, { kind: 'dwelling' }>;

/** The day from which they can live there, with the team that delivers where one is needed: the one that was meant, or else the first that can. */
function toHome(ground: ChainGround, { mover }: Seat, { kind, dwellingId, teamId }: Home): { day: number; to: Home } {
  const { homes } = ground.network;
  const at = homes.findIndex(({ id }) => id === dwellingId);
  const home = homes[at];
  if (!home)
    throw new RuleError('chain.dwelling_taken', 'The dwelling of this chain is not to be had any more. Look again.');
  const need = mover.home;
  ensure(need !== null && [...ground.homesFor(need)].includes(at), 'chain.no_fit', noFit);
  const from = Math.max(0, ground.days.number(home.from));
  if (!need.withTeam) return { day: from, to: { kind, dwellingId } };
  const team = teamFor(ground, home, teamId);
  return {
    day: Math.max(from, ground.days.number(team.from)),
    to: { kind, dwellingId, teamId: team.organisationId },
  };
}

function teamFor({ network, days }: ChainGround, home: ChainHome, meant: string | undefined): ChainTeam {
  const [first] = network.teams
    .filter((team) => canDeliver(team, home) && (meant === undefined || team.organisationId === meant))
    .toSorted((one, other) => days.number(one.from) - days.number(other.from));
  if (!first)
    throw new RuleError('chain.no_team_room', 'The team has no room to deliver a VPT there any more. Look again.');
  return first;
}

const noFit = 'Somebody of this chain does not fit where they would go. Look for a chain again.';
