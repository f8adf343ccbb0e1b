import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import {
  judgedChain,
  mayProposeChain,
  teamClients,
  type Chain,
  type ChainFile,
  type ProposeInput,
} from '@ketenzicht/shared/stepdown';
import { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { teamOf } from '../homes/vpt-team.queries.js';
import { ChainDesk, type Sent } from './chain-desk.service.js';
import { ChainNetworks } from './chain-network.service.js';
import { ChainDoor } from './proposal.door.js';
import { findChain } from './proposal.queries.js';
import { ProposalService } from './proposal.service.js';
import { whoseSteps, type ReadyChain } from './propose.facts.js';
import { saidBy } from './standing-claims.js';

/** A chain that was found becomes a proposal: checked anew against who waits and what is free now. */
@Injectable()
export class ChainProposing {
  constructor(
    private readonly door: ChainDoor,
    private readonly networks: ChainNetworks,
    private readonly wards: CapacityService,
    private readonly desk: ChainDesk,
    private readonly chains: ProposalService,
  ) {}

  /** With the same key twice: what the first one made. Throws what `judgedChain` and `ChainDesk.open` throw. */
  async propose(visit: Visit, input: ProposeInput, key: string): Promise<ChainFile> {
    const id = namedUuid('stepdown.chain', visit.actor.id, key);
    const fingerprint = hash('sha256', JSON.stringify(input), 'base64url');
    const sent = await this.door.read(visit, async (tx): Promise<Sent | undefined> => {
      const known = await findChain(tx, id);
      if (known) return again(known, { id, fingerprint });
      const { network } = await this.networks.read(tx, visit);
      const chain = judgedChain(network, input);
      const ready = await whoseSteps(tx, visit, this.wards, chain);
      ensure(
        mayProposeChain(visit.actor, { directoryId: visit.actor.directoryId, regionIds: ready.regionIds }),
        'chain.moved_on',
        'Nobody of this chain is in a region of yours.',
      );
      return {
        ...ready,
        id,
        fingerprint,
        kind: chain.kind,
        bed: this.bedOf(chain),
        team: await teamSaid(tx, visit, ready),
      };
    });
    if (sent) await this.desk.open(visit, sent);
    return this.chains.file(visit, id);
  }

  /** Before what standing chains claim: that is counted when nobody else can propose. */
  private bedOf({ kind, moves }: Chain): Sent['bed'] {
    const to = moves[0]?.to;
    if (kind === 'swap' || to?.kind !== 'ward') return null;
    const { operational, occupied, held } = this.wards.standing(to.unitId)?.capacity ?? {};
    return { unitId: to.unitId, free: (operational ?? 0) - (occupied ?? 0) - (held ?? 0) };
  }
}

/** As with a bed: before what standing chains claim. */
async function teamSaid(tx: Pick<Tx, 'query'>, { actor }: Visit, { moves }: ReadyChain): Promise<Sent['team']> {
  const move = moves.find(({ teamId }) => teamId !== null);
  if (!move?.teamId) return null;
  const team = await teamOf(tx, actor, { organisationId: move.teamId, regionId: move.regionId });
  return team ? { ...saidBy(team), free: team.mostClients - teamClients(team) } : null;
}

function again(known: { fingerprint: string }, { fingerprint }: { id: string; fingerprint: string }): undefined {
  ensure(known.fingerprint === fingerprint, 'idempotency.reused', 'This Idempotency-Key was used for another chain.');
  return undefined;
}
