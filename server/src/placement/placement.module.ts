import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { InboxController } from './inbox.controller.js';
import { OwnReference } from './own-reference.js';
import { PlacementGate } from './placement-gate.service.js';
import { RequestController } from './request.controller.js';
import { RequestService } from './request.service.js';
import { WorklistService } from './worklist.service.js';

const controllers = [
  InboxController, // one per line
  RequestController,
];
const providers = [
  OwnReference, // one per line
  PlacementGate,
  RequestService,
  WorklistService,
];

@Module({ imports: [CapacityModule], controllers, providers })
export class PlacementModule {}
