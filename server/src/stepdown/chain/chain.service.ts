import { Injectable } from '@nestjs/common';
import type { AuditObject } from '@ketenzicht/shared/audit';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  chainsForRequest,
  chainsForWard,
  rankedChains,
  type Chain,
  type ChainList,
  type ChainNetwork,
  type ChainQuery,
} from '@ketenzicht/shared/stepdown';
import { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { Work, type Noted, type Tx } from '../../platform/database/work.js';
import { chainTable, type ChainTable } from './chain.table.js';
import { ensureRequest, homeNames } from './chain.queries.js';
import { ChainNetworks } from './chain-network.service.js';

/** Finds chains of moves. It places nobody, and keeps nothing of what it found. */
@Injectable()
export class ChainService {
  constructor(
    private readonly work: Work,
    private readonly networks: ChainNetworks,
    private readonly capacity: CapacityService,
  ) {}

  /** Throws `placement.unknown`, `unit.unknown`, and `input.invalid` for a region that is none. */
  list(visit: Visit, query: ChainQuery): Promise<ChainList> {
    return this.find(visit, query, (_, list) => Promise.resolve(list));
  }

  /** The same as rows for a spreadsheet. */
  table(visit: Visit, query: ChainQuery): Promise<ChainTable> {
    return this.find(visit, query, async (tx, { chains }) => {
      const homes = chains.flatMap(({ moves }) =>
        moves.flatMap(({ to }) => (to.kind === 'dwelling' ? to.dwellingId : [])),
      );
      return chainTable(chains, {
        ward: (id) => this.capacity.known(id)?.ward.name ?? '',
        homes: await homeNames(tx, homes),
      });
    });
  }

  private async find<T>(visit: Visit, query: ChainQuery, told: (tx: Tx, list: ChainList) => Promise<T>): Promise<T> {
    const { requestId, unitId, regionId } = query;
    if (unitId !== undefined) this.capacity.readable(visit.actor, unitId);
    if (regionId !== undefined) this.networks.checkRegion(visit, regionId);
    try {
      return await this.work.run('placement', visit, async (tx) => {
        if (requestId !== undefined) await ensureRequest(tx, visit.actor, requestId);
        const { network, looked } = await this.networks.read(tx, visit);
        const chains = chainsFor(network, query);
        tx.note(lineOf(visit, chains, requestId));
        return told(tx, { chains, looked, at: visit.at.toISOString() });
      });
    } catch (error) {
      if (error instanceof RuleError && error.code === 'placement.unknown')
        await this.work.note('placement', visit, { ...lineOf(visit, [], requestId), refused: true });
      throw error;
    }
  }
}

function chainsFor(network: ChainNetwork, { requestId, unitId, regionId }: ChainQuery): Chain[] {
  if (requestId !== undefined) return chainsForRequest(network, requestId);
  if (unitId !== undefined) return chainsForWard(network, unitId);
  return rankedChains(network, regionId === undefined ? undefined : (regions) => regions.has(regionId));
}

/** Whom somebody saw: all of a chain that was shown, and the request that was asked for. */
function lineOf({ operation }: Visit, chains: readonly Chain[], requestId?: string): Noted {
  const people = new Map<string, AuditObject>();
  if (requestId !== undefined) people.set(requestId, { type: 'case', id: requestId });
  for (const { moves } of chains)
    for (const { who } of moves) people.set(who.id, { type: who.kind === 'wait' ? 'wait' : 'case', id: who.id });
  const objects: AuditObject[] = people.size > 0 ? [...people.values()] : [{ type: 'search', id: operation }];
  return { action: 'R', purpose: 'coordination', objects };
}
