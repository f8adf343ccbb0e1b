import { Module } from '@nestjs/common';
import { CaseModule } from '../coordination/case.module.js';
import { FollowingCheck } from './following.check.js';
import { FollowingClock } from './following.clock.js';
import { HandoverController } from './handover.controller.js';
import { HandoverService } from './handover.service.js';
import { ProofController } from './proof.controller.js';
import { ProofService } from './proof.service.js';
import { TrajectoryActsModule } from './trajectory-acts.module.js';

/** That nobody falls between two stools: handing over, what must never be so, and the proof of it. */
@Module({
  imports: [TrajectoryActsModule, CaseModule],
  controllers: [HandoverController, ProofController],
  providers: [HandoverService, FollowingCheck, FollowingClock, ProofService],
})
export class HandoverModule {}
