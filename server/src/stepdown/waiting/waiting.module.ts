import { Module } from '@nestjs/common';
import { CapacityModule } from '../../capacity/capacity.module.js';
import { PersonModule } from '../../person/person.module.js';
import { KnownCounts } from './known-counts.service.js';
import { KnownWaits } from './known-waits.service.js';
import { OutflowController } from './outflow.controller.js';
import { OutflowService } from './outflow.service.js';
import { WaitController } from './wait.controller.js';
import { WaitDoor } from './wait-door.service.js';
import { WaitMoves } from './wait-moves.service.js';
import { WaitService } from './wait.service.js';

/** Who is ready to leave and waits, and what that costs. */
@Module({
  imports: [CapacityModule, PersonModule],
  controllers: [WaitController, OutflowController],
  providers: [KnownCounts, KnownWaits, OutflowService, WaitDoor, WaitMoves, WaitService],
})
export class WaitingModule {}
