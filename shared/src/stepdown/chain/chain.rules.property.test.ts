import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { securityLevels } from '../../directory/directory.terms.js';
import type { ChainMover, ChainNetwork } from './chain-network.js';
import { chainsForRequest, chainsForWard, rankedChains } from './chain.rules.js';
import {
  aChainHome,
  aChainTeam,
  aChainWard,
  aNetwork,
  today,
  whoAsks,
  whoGoesHome,
  whoWaits,
} from '../../testing/a-chain.js';
import { compare, everyPath, everySwap, weighed, wrongWith, type Weighed } from '../../testing/every-chain.js';
import { addLocalDays } from '../../kernel/time.js';

const regions = ['middle', 'beside', 'far'] as const;
const reaches = ['region', 'neighbours', 'national'] as const;

const aWard = fc.record({
  level: fc.constantFrom(...securityLevels, null),
  region: fc.constantFrom(...regions),
  room: fc.constantFrom(null, -1, 0, 0, 0, 0, 1, 2),
  says: fc.boolean(),
});
const somebody = fc.record({
  kind: fc.constantFrom('wait', 'wait', 'wait', 'home', 'request', 'transfer'),
  from: fc.nat(4),
  /** Down the line, as people go. */
  isOnward: fc.boolean(),
  level: fc.constantFrom(...securityLevels),
  region: fc.constantFrom(...regions),
  reach: fc.constantFrom(...reaches, 'national' as const),
  expected: fc.option(fc.integer({ min: -5, max: 60 })),
  waited: fc.integer({ min: 0, max: 120 }),
  earliest: fc.constantFrom(0, 0, 0, 3),
  withTeam: fc.boolean(),
});
const somewhere = fc.record({ region: fc.constantFrom(...regions), in: fc.integer({ min: 0, max: 20 }) });

const places = { homes: fc.array(somewhere, { maxLength: 2 }), teams: fc.array(somewhere, { maxLength: 2 }) };
const anything = fc.record({
  wards: fc.array(aWard, { minLength: 2, maxLength: 5 }),
  people: fc.array(somebody, { minLength: 2, maxLength: 6 }),
  ...places,
});
/** Full wards of one level after the other, with somebody in each, and one who asks for the first. */
const aLine = fc.record({
  wards: fc
    .tuple(...securityLevels.map((level) => aWard.map((one) => ({ ...one, level, says: true }))))
    .map((line) => line.map((one, at) => ({ ...one, room: at === 4 ? one.room : one.room && Math.min(0, one.room) }))),
  people: fc
    .tuple(...[4, 0, 1, 2, 3, 4].map((from) => somebody.map((one) => ({ ...one, from, isOnward: true }))))
    .map((line) => line.map((one, at) => ({ ...one, kind: at === 0 ? 'request' : one.kind }))),
  ...places,
});

/** Two to four wards, and in each somebody who has to go on to the next. */
const aRound = fc.integer({ min: 2, max: 4 }).chain((many) =>
  fc.record({
    wards: fc
      .array(aWard, { minLength: many, maxLength: many })
      .map((round) => round.map((one, at) => ({ ...one, level: securityLevels[at] ?? null, says: true }))),
    people: fc
      .array(somebody, { minLength: many, maxLength: many + 1 })
      .map((round) => round.map((one, at) => ({ ...one, from: at % many, isOnward: true, kind: 'transfer' }))),
    ...places,
  }),
);

const networks: fc.Arbitrary<ChainNetwork> = fc.oneof(anything, aLine, aRound).map(({ wards, people, homes, teams }) =>
  aNetwork({
    wards: wards.map(({ level, region, room, says }, at) =>
      aChainWard(
        `w${at}`,
        { securityLevel: level, regionId: region, ...(!says && { targetGroups: [], sex: 'female' as const }) },
        room,
      ),
    ),
    movers: people.map((one, at): ChainMover => {
      const id = `p${at}`;
      const onward = one.isOnward ? wards[(one.from + 1) % wards.length] : undefined;
      const level = onward?.level ?? one.level;
      const reach = onward ? 'national' : one.reach;
      const need = { securityLevel: level, regionId: one.region, reach, sex: null };
      const more = {
        expectedOn: one.expected === null ? null : addLocalDays(today, one.expected),
        since: addLocalDays(today, -one.waited),
        earliest: one.earliest === 0 ? null : addLocalDays(today, one.earliest),
      };
      const from = `w${one.from % wards.length}`;
      if (one.kind === 'request') return whoAsks(id, need, more);
      if (one.kind === 'transfer') return whoAsks(id, need, { ...more, fromUnitId: from });
      if (one.kind === 'wait') return whoWaits(id, from, need, more);
      const home = { regionId: one.region, reach: one.reach, avoidRegions: [], accessible: false, mostRent: null };
      return whoGoesHome(id, from, { ...more, home: { ...home, withTeam: one.withTeam } });
    }),
    homes: homes
      .map((one, at) => aChainHome(`h${at}`, { regionId: one.region, from: addLocalDays(today, one.in) }))
      .toSorted((a, b) => a.from.localeCompare(b.from)),
    teams: teams.map((one, at) => aChainTeam(`t${at}`, { regionId: one.region, from: addLocalDays(today, one.in) })),
  }),
);

const bestOf = (all: readonly Weighed[]): Weighed | undefined => all.toSorted(compare)[0];
const judged = (one: Weighed | undefined) => one && { ...one, who: undefined };
/** The same networks every time: what was met below does not depend on luck. */
const runs = { numRuns: 350, seed: 5 };

/** What was met, so that a search that never finds anything cannot pass. */
const met = new Set<string>();

describe('DS-5: chains, against everybody in every order', () => {
  it('finds for each request the shortest chain, and of those the best', () => {
    fc.assert(
      fc.property(networks, (network) => {
        for (const mover of network.movers.filter(({ kind }) => kind === 'request')) {
          const found = chainsForRequest(network, mover.id).find(({ kind }) => kind === 'path');
          expect(judged(found && weighed(found))).toEqual(judged(bestOf(everyPath(network, mover, 6))));
          if (!found) continue;
          met.add(`${found.kind} of ${found.moves.length}`);
          expect(wrongWith(network, [found])).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('finds for each who could swap the shortest swap, and of those the best', () => {
    fc.assert(
      fc.property(networks, (network) => {
        for (const mover of network.movers.filter(({ kind }) => kind === 'request')) {
          const found = chainsForRequest(network, mover.id).find(({ kind }) => kind === 'swap');
          expect(judged(found && weighed(found))).toEqual(judged(bestOf(everySwap(network, mover))));
          if (!found) continue;
          met.add(`${found.kind} of ${found.moves.length}`);
          expect(wrongWith(network, [found])).toEqual([]);
        }
      }),
      runs,
    );
  });

  it('met long chains and wide swaps on the way', () => {
    expect([...met].toSorted()).toEqual(
      expect.arrayContaining([
        'path of 1',
        'path of 2',
        'path of 3',
        'path of 4',
        'swap of 2',
        'swap of 3',
        'swap of 4',
      ]),
    );
  });

  it('finds for a full ward each shortest chain that frees a bed of it', () => {
    fc.assert(
      fc.property(networks, (network) => {
        for (const { ward, room } of network.wards) {
          const found = chainsForWard(network, ward.id).map(weighed);
          const leavers = network.movers.filter(({ fromUnitId }) => fromUnitId === ward.id);
          const all = leavers.map((mover) => bestOf(everyPath(network, mover, 6)));
          const fewest = Math.min(...all.map((one) => one?.moves ?? Infinity));
          const wanted = room === 0 ? all.filter((one) => one?.moves === fewest) : [];
          const key = (one: Weighed | undefined) => JSON.stringify(judged(one));
          expect(found.map(key).toSorted()).toEqual(wanted.map(key).toSorted());
        }
      }),
      { ...runs, numRuns: 200 },
    );
  });

  it('the list promises nobody, no home and no bed twice, and begins with the best of all', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const chains = rankedChains(network);
        expect(wrongWith(network, chains)).toEqual([]);
        expect(chains.map(({ savedDays }) => savedDays)).toEqual(
          chains.map(({ savedDays }) => savedDays).toSorted((a, b) => b - a),
        );
        const each = network.movers.flatMap((mover) => {
          const path = bestOf(everyPath(network, mover, 6));
          const swap = mover.fromUnitId === null ? undefined : bestOf(everySwap(network, mover));
          const isChain = path && (path.moves > 1 || mover.kind === 'wait');
          return [isChain ? path : [], swap ?? []].flat();
        });
        expect(chains[0]?.savedDays ?? -1).toBe(Math.max(-1, ...each.map(({ savedDays }) => savedDays)));
        expect(new Set(chains.map(({ key }) => key)).size).toBe(chains.length);
        expect(rankedChains({ ...network })).toEqual(chains);
      }),
      runs,
    );
  });
});
