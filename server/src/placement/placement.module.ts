import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { Acts } from './act.js';
import { AskService } from './ask.service.js';
import { AttemptController } from './attempt.controller.js';
import { AttemptService } from './attempt.service.js';
import { BedMoves } from './bed-moves.service.js';
import { BedHoldController } from './hold.controller.js';
import { HoldService } from './hold.service.js';
import { InboxController } from './inbox.controller.js';
import { MatchModule } from './match.module.js';
import { OwnReference } from './own-reference.js';
import { PlacementGate } from './placement-gate.service.js';
import { PlacementClock } from './placement.clock.js';
import { PlacementRequestController } from './request.controller.js';
import { RequestService } from './request.service.js';
import { WorklistService } from './worklist.service.js';

const controllers = [
  AttemptController,
  BedHoldController,
  InboxController, // one per line
  PlacementRequestController,
];
const providers = [
  Acts,
  AskService,
  AttemptService,
  BedMoves,
  HoldService,
  PlacementClock,
  OwnReference, // one per line
  PlacementGate,
  RequestService,
  WorklistService,
];

@Module({ imports: [CapacityModule, MatchModule], controllers, providers, exports: [BedMoves] })
export class PlacementModule {}
