import { Injectable } from '@nestjs/common';
import type { ChainFile, ChainProposal, MineList, MineQuery } from '@ketenzicht/shared/stepdown';
import { must } from '@ketenzicht/shared/kernel';
import { CapacityService } from '../../capacity/capacity.service.js';
import type { Visit } from '../../platform/auth/visit.js';
import type { Tx } from '../../platform/database/work.js';
import { ChainDoor, lineOf } from './proposal.door.js';
import { listChains, readChain, stepsOf } from './proposal.queries.js';
import { shown } from './proposal.reply.js';

/** Chains that were proposed: listed and read. */
@Injectable()
export class ProposalService {
  constructor(
    private readonly door: ChainDoor,
    private readonly wards: CapacityService,
  ) {}

  mine(visit: Visit, query: MineQuery): Promise<MineList> {
    return this.door.read(visit, async (tx) => {
      const chains = await shown(tx, visit, this.wards, await listChains(tx, visit.actor, query));
      tx.note(lineOf(visit, 'R', chains));
      return { chains: chains.toSorted(byTurn), waitsForMe: chains.filter(asksOfMe).length };
    });
  }

  file(visit: Visit, id: string): Promise<ChainFile> {
    return this.door.read(visit, (tx) => this.fileIn(tx, visit, id), id);
  }

  /** In the transaction of what was done to it. */
  async fileIn(tx: Tx, visit: Visit, id: string, action: 'R' | 'U' = 'R'): Promise<ChainFile> {
    const [chain] = await shown(tx, visit, this.wards, [await readChain(tx, visit.actor, id)]);
    const file = must(chain, 'the chain that was just read');
    tx.note(lineOf(visit, action, [file]));
    const steps = await stepsOf(tx, id);
    return { chain: file, steps: steps.map(({ at, ...step }) => ({ at: at.toISOString(), ...step })) };
  }
}

const asksOfMe = ({ moves }: ChainProposal): boolean =>
  moves.some(({ may }) => may.includes('yes') || may.includes('done'));
const dueOf = ({ moves }: ChainProposal): string => moves.map(({ dueAt, on }) => dueAt ?? on).sort()[0] ?? '';
const byTurn = (a: ChainProposal, b: ChainProposal): number =>
  Number(asksOfMe(b)) - Number(asksOfMe(a)) || (dueOf(a) < dueOf(b) ? -1 : 1);
