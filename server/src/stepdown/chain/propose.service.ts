import { hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { ensure } from '@ketenzicht/shared/kernel';
import {
  judgedChain,
  mayProposeChain,
  type Chain,
  type ChainFile,
  type ProposeInput,
} from '@ketenzicht/shared/stepdown';
import { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import { namedUuid } from '../../platform/named-uuid.js';
import { ChainDesk, type Sent } from './chain-desk.service.js';
import { ChainNetworks } from './chain-network.service.js';
import { ChainDoor } from './proposal.door.js';
import { findChain } from './proposal.queries.js';
import { ProposalService } from './proposal.service.js';
import { whoseSteps } from './propose.facts.js';

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
      return { ...ready, id, fingerprint, kind: chain.kind, bed: this.bedOf(chain) };
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

function again(known: { fingerprint: string }, { fingerprint }: { id: string; fingerprint: string }): undefined {
  ensure(known.fingerprint === fingerprint, 'idempotency.reused', 'This Idempotency-Key was used for another chain.');
  return undefined;
}
