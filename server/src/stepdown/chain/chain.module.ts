import { Module } from '@nestjs/common';
import { CapacityModule } from '../../capacity/capacity.module.js';
import { MatchModule } from '../../placement/match.module.js';
import { ChainController } from './chain.controller.js';
import { ChainNetworks } from './chain-network.service.js';
import { ChainService } from './chain.service.js';

/** Chains of moves that free a bed somebody waits for. */
@Module({
  imports: [CapacityModule, MatchModule],
  controllers: [ChainController],
  providers: [ChainNetworks, ChainService],
  exports: [ChainNetworks],
})
export class ChainModule {}
