import { Module } from '@nestjs/common';
import { PersonModule } from '../../person/person.module.js';
import { ArrangementMovesController } from './arrangement-moves.controller.js';
import { ArrangementMoves } from './arrangement-moves.service.js';
import { ArrangementController } from './arrangement.controller.js';
import { ArrangementDoor } from './arrangement.door.js';
import { ArrangementService } from './arrangement.service.js';

/** A VPT put together for one person: who does what and when, and who can be reached at night. */
@Module({
  imports: [PersonModule],
  controllers: [ArrangementController, ArrangementMovesController],
  providers: [ArrangementDoor, ArrangementMoves, ArrangementService],
})
export class ArrangementModule {}
