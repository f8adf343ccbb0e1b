import type { Chain } from '../stepdown/chain/chain.contract.js';
import type { ChainMover, ChainNetwork } from '../stepdown/chain/chain-network.js';
import { asksOf } from '../stepdown/chain/fit.rules.js';
import { isWorkingDay } from '../kernel/working-days.rules.js';
import { addLocalDays } from '../kernel/time.js';
import { whyNotHome } from '../stepdown/homes/dwelling.rules.js';
import { nightsBetween } from '../stepdown/waiting/wait.rules.js';

/** A chain as it is judged: fewer moves, then more days saved, then done sooner, then less to ask. */
export interface Weighed {
  who: string[];
  moves: number;
  savedDays: number;
  lastOn: string;
  asks: number;
}

/** Lower is better. */
export const compare = (one: Weighed, other: Weighed): number =>
  one.moves - other.moves ||
  other.savedDays - one.savedDays ||
  one.lastOn.localeCompare(other.lastOn) ||
  one.asks - other.asks;

export const workingDayAfter = (date: string): string => {
  let at = addLocalDays(date, 1);
  while (!isWorkingDay(at)) at = addLocalDays(at, 1);
  return at;
};

/** Everybody in every order: slow, and too simple to be wrong in the way of something clever. */
function* orders<T>(people: readonly T[], most: number, given: readonly T[] = []): Generator<readonly T[]> {
  if (given.length > 0) yield given;
  if (given.length === most) return;
  for (const one of people) if (!given.includes(one)) yield* orders(people, most, [...given, one]);
}

const asked = (network: ChainNetwork, mover: ChainMover, unitId: string): number | null => {
  const to = network.wards.find(({ ward }) => ward.id === unitId);
  if (!to || to.room === null || !mover.wish || mover.fromUnitId === unitId) return null;
  const asks = asksOf(mover.wish, to.ward, { neighbours: network.neighboursOf(mover.wish.need.regionId) });
  return asks && asks.length;
};

const later = (one: string, other: string | null): string => (other !== null && other > one ? other : one);

export function saves({ expectedOn, since }: ChainMover, on: string, today: string): number {
  const otherwise =
    expectedOn !== null && expectedOn >= today
      ? expectedOn
      : addLocalDays(today, Math.min(90, Math.max(0, nightsBetween(since, today))));
  return Math.max(0, nightsBetween(on, otherwise));
}

/** Places that are there without anybody leaving, with their day and what has to be asked. */
function freePlaces(network: ChainNetwork, mover: ChainMover): { on: string; asks: number }[] {
  const beds = network.wards.flatMap(({ ward, room }) => {
    const asks = (room ?? 0) > 0 ? asked(network, mover, ward.id) : null;
    return asks === null ? [] : [{ on: network.today, asks }];
  });
  const need = mover.home;
  if (!need) return beds;
  const around = network.neighboursOf(need.regionId);
  const homes = network.homes.filter(
    (home) =>
      whyNotHome(home, need).length === 0 &&
      (need.reach === 'national' ||
        home.regionId === need.regionId ||
        (need.reach === 'neighbours' && around.has(home.regionId))),
  );
  const delivered = homes.flatMap((home) => {
    if (!need.withTeam) return [{ on: home.from, asks: 0 }];
    return network.teams
      .filter(
        ({ regionId, room, forms }) =>
          regionId === home.regionId &&
          room > 0 &&
          (home.forms.length === 0 || forms.some((form) => home.forms.includes(form))),
      )
      .map(({ from }) => ({ on: later(home.from, from), asks: 0 }));
  });
  return [...beds, ...delivered];
}

/** Each order of people as a chain, where it is one. */
export function everyPath(network: ChainNetwork, last: ChainMover, most: number): Weighed[] {
  const found: Weighed[] = [];
  const others = network.movers.filter((mover) => mover !== last);
  for (const before of [[], ...orders(others, most - 1)] as ChainMover[][])
    found.push(...asPath(network, [...before, last]));
  return found;
}

function asPath(network: ChainNetwork, people: readonly ChainMover[]): Weighed[] {
  const [first, ...rest] = people;
  if (!first) return [];
  return freePlaces(network, first).flatMap((start) => {
    let on = later(start.on, first.earliest);
    let { asks } = start;
    let savedDays = saves(first, on, network.today);
    let before = first;
    for (const mover of rest) {
      // Only a ward without a bed and without too many people has one when somebody leaves.
      if (network.wards.find(({ ward }) => ward.id === before.fromUnitId)?.room !== 0) return [];
      const more = asked(network, mover, before.fromUnitId ?? '');
      if (more === null) return [];
      asks += more;
      on = later(workingDayAfter(on), mover.earliest);
      savedDays += saves(mover, on, network.today);
      before = mover;
    }
    return [{ who: people.map(({ id }) => id), moves: people.length, savedDays, lastOn: on, asks }];
  });
}

/** Each order of two to four people who go to the bed of the one before, the first to that of the last. */
export function everySwap(network: ChainNetwork, first: ChainMover): Weighed[] {
  const on = workingDayAfter(network.today);
  const found: Weighed[] = [];
  for (const others of orders(
    network.movers.filter((mover) => mover !== first),
    3,
  )) {
    const people = [first, ...others];
    const asks = people.map((mover, at) => asked(network, mover, people.at(at - 1)?.fromUnitId ?? ''));
    if (asks.includes(null) || people.some(({ earliest }) => earliest !== null && earliest > on)) continue;
    found.push({
      who: people.map(({ id }) => id),
      moves: people.length,
      savedDays: people.reduce((sum, mover) => sum + saves(mover, on, network.today), 0),
      lastOn: on,
      asks: asks.reduce((sum: number, one) => sum + (one ?? 0), 0),
    });
  }
  return found;
}

export const weighed = ({ moves, savedDays }: Chain): Weighed => ({
  who: moves.map(({ who }) => who.id),
  moves: moves.length,
  savedDays,
  lastOn: moves.map(({ on }) => on).reduce((one, other) => (one > other ? one : other)),
  asks: moves.reduce((sum, { ask }) => sum + ask.length, 0),
});

/** What is wrong with carrying this out, one move after the other, on the beds and homes that are there; a swap moves at once. */
export function wrongWith(network: ChainNetwork, chains: readonly Chain[]): string[] {
  const wrong: string[] = [];
  const room = new Map(network.wards.map((one) => [one.ward.id, one.room ?? 0]));
  const gone = new Set<string>();
  const take = (what: string) => {
    if (gone.has(what)) wrong.push(`${what} twice`);
    gone.add(what);
  };
  const leave = (unitId: string | null) => {
    if (unitId !== null && room.has(unitId)) room.set(unitId, (room.get(unitId) ?? 0) + 1);
  };
  for (const { kind, moves } of chains) {
    if (kind === 'swap') for (const { fromUnitId } of moves) leave(fromUnitId);
    for (const { who, fromUnitId, to } of moves) {
      take(`${who.kind} ${who.id}`);
      const mover = network.movers.find(({ id }) => id === who.id);
      if (to.kind === 'dwelling') take(to.dwellingId);
      else {
        const left = room.get(to.unitId) ?? 0;
        if (kind === 'path' && left < 1) wrong.push(`no bed in ${to.unitId} for ${who.id}`);
        room.set(to.unitId, left - 1);
        if (network.wards.find(({ ward }) => ward.id === to.unitId)?.room === null)
          wrong.push(`${to.unitId} takes nobody`);
        if (!mover || asked(network, mover, to.unitId) === null) wrong.push(`${who.id} does not fit ${to.unitId}`);
      }
      if (kind === 'path') leave(fromUnitId);
    }
  }
  return wrong;
}
