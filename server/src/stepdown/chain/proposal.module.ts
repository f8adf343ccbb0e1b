import { Module } from '@nestjs/common';
import { CapacityModule } from '../../capacity/capacity.module.js';
import { CaseModule } from '../../coordination/case.module.js';
import { PlacementModule } from '../../placement/placement.module.js';
import { ChainCarrying } from './carry.service.js';
import { ChainDesk } from './chain-desk.service.js';
import { ChainModule } from './chain.module.js';
import { Consents } from './consent.service.js';
import { ChainClock } from './proposal.clock.js';
import { ChainProposalController } from './proposal.controller.js';
import { ChainDoor } from './proposal.door.js';
import { ProposalService } from './proposal.service.js';
import { ChainProposing } from './propose.service.js';

/** Chains that were proposed: each side of each step says yes or no, and then they are carried out. */
@Module({
  imports: [CapacityModule, CaseModule, ChainModule, PlacementModule],
  controllers: [ChainProposalController],
  providers: [ChainDoor, ProposalService, ChainDesk, ChainProposing, Consents, ChainCarrying, ChainClock],
})
export class ChainProposalModule {}
