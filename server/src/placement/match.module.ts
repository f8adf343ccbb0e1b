import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { MatchController } from './match.controller.js';
import { MatchService } from './match.service.js';
import { MatchWards } from './match-wards.js';
import { OpenWardsService } from './open-wards.service.js';
import { Places } from './places.js';
import { RematchService } from './rematch.service.js';
import { TruthModule } from './truth.module.js';
import { WaitingService } from './waiting.service.js';

/** The explained match by itself, so that whatever needs a next best can have it. */
@Module({
  imports: [CapacityModule, TruthModule],
  controllers: [MatchController],
  providers: [MatchService, MatchWards, OpenWardsService, Places, RematchService, WaitingService],
  exports: [MatchService, OpenWardsService, WaitingService],
})
export class MatchModule {}
