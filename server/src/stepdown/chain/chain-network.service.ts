import { Injectable } from '@nestjs/common';
import { localDate, RuleError } from '@ketenzicht/shared/kernel';
import { obstaclesOf, type MatchWard } from '@ketenzicht/shared/placement';
import { indexOf, type ChainList, type ChainNetwork, type ChainWard, type FitIndex } from '@ketenzicht/shared/stepdown';
import { OpenWardsService } from '../../placement/open-wards.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { askingMovers, homesToHave, teamsWithRoom, waitingMovers } from './chain.queries.js';
import { standingClaims } from './standing-claims.js';

export interface SeenNetwork {
  network: ChainNetwork;
  looked: ChainList['looked'];
}

/** Who can move and where there is a place: wards from memory, as the match has them, and people as far as the visitor may see them. */
@Injectable()
export class ChainNetworks {
  private readonly indexes = new Map<string, FitIndex>();

  constructor(private readonly wards: OpenWardsService) {}

  async read(tx: Pick<Tx, 'query'>, { actor, at }: Visit): Promise<SeenNetwork> {
    const claims = await standingClaims(tx, at);
    const movers = [...(await waitingMovers(tx, actor)), ...(await askingMovers(tx, actor))].filter(
      ({ id }) => !claims.movers.has(id),
    );
    const homes = (await homesToHave(tx, actor, at)).filter(({ id }) => !claims.dwellings.has(id));
    const teams = await teamsWithRoom(tx, actor, at, claims);
    const open = this.wards.open(actor.directoryId, at);
    const wards = open.map((one) => wardOf(one, at, claims.beds.get(one.ward.id) ?? 0));
    const neighboursOf = (regionId: string) => this.wards.neighbours(actor.directoryId, regionId);
    return {
      network: {
        today: localDate(at),
        wards,
        movers,
        homes,
        teams,
        neighboursOf,
        index: this.indexFor(actor.directoryId, wards, neighboursOf),
      },
      looked: {
        wards: wards.filter(({ room }) => room !== null).length,
        movers: movers.length,
        dwellings: homes.length,
        lapsedWards: open.filter((one) => isLapsed(one, at)).length,
      },
    };
  }

  /** Throws `input.invalid` for a region that the register does not have. */
  checkRegion({ actor }: Visit, regionId: string): void {
    if (!this.wards.isRegion(actor.directoryId, regionId))
      throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
        {
          pointer: '/regionId',
          code: 'placement.region',
          detail: 'There is no such region in your register. Choose one from the list.',
        },
      ]);
  }

  /** What wards are, changes seldom: judged once, until one comes, goes or changes. */
  private indexFor(
    directoryId: string,
    wards: ChainNetwork['wards'],
    neighboursOf: ChainNetwork['neighboursOf'],
  ): FitIndex {
    const known = this.indexes.get(directoryId);
    if (known?.isOf(wards.map(({ ward }) => ward))) return known;
    const index = indexOf({ wards, neighboursOf });
    this.indexes.set(directoryId, index);
    return index;
  }
}

const isLapsed = ({ capacity, until }: MatchWard, at: Date): boolean =>
  obstaclesOf(capacity, at, until).some((obstacle) => obstacle === 'stale' || obstacle === 'never');

/** A stop lets nobody in, and a figure that is too old is no bed, also not when somebody leaves. */
function wardOf({ ward, capacity, until }: MatchWard, at: Date, claimed: number): ChainWard {
  const { operational, occupied, held } = capacity;
  const isShut = obstaclesOf(capacity, at, until).some((one) => one !== 'full' && one !== 'held');
  const isKnown = operational !== null && occupied !== null;
  return { ward, room: isShut || !isKnown ? null : operational - occupied - held - claimed };
}
