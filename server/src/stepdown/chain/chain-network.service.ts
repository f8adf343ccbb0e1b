import { Injectable } from '@nestjs/common';
import { localDate, RuleError } from '@ketenzicht/shared/kernel';
import { obstaclesOf, type MatchWard } from '@ketenzicht/shared/placement';
import type { ChainList, ChainNetwork, ChainWard } from '@ketenzicht/shared/stepdown';
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
  constructor(private readonly wards: OpenWardsService) {}

  async read(tx: Pick<Tx, 'query'>, { actor, at }: Visit): Promise<SeenNetwork> {
    const claims = await standingClaims(tx);
    const movers = [...(await waitingMovers(tx, actor)), ...(await askingMovers(tx, actor))].filter(
      ({ id }) => !claims.movers.has(id),
    );
    const homes = (await homesToHave(tx, actor, at)).filter(({ id }) => !claims.dwellings.has(id));
    const teams = await teamsWithRoom(tx, actor, at);
    const open = this.wards.open(actor.directoryId, at);
    const wards = open.flatMap((one) => wardOf(one, at, claims.beds.get(one.ward.id) ?? 0));
    return {
      network: { today: localDate(at), wards, movers, homes, teams, neighboursOf: this.neighboursOf(actor) },
      looked: {
        wards: wards.length,
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

  private neighboursOf({ directoryId }: Visit['actor']): ChainNetwork['neighboursOf'] {
    return (regionId) => this.wards.neighbours(directoryId, regionId);
  }
}

const isLapsed = ({ capacity, until }: MatchWard, at: Date): boolean =>
  obstaclesOf(capacity, at, until).some((obstacle) => obstacle === 'stale' || obstacle === 'never');

/** Only where somebody could go: a stop lets nobody in, and a figure that is too old is no bed, also not when somebody leaves. */
function wardOf({ ward, capacity, until }: MatchWard, at: Date, claimed: number): ChainWard[] {
  const { operational, occupied, held } = capacity;
  if (operational === null || occupied === null) return [];
  const isShut = obstaclesOf(capacity, at, until).some((one) => one !== 'full' && one !== 'held');
  return isShut ? [] : [{ ward, room: operational - occupied - held - claimed }];
}
