import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { TrajectoryActsModule } from './trajectory-acts.module.js';
import { TrajectoryEnds } from './trajectory-end.service.js';
import { TrajectoryPartiesController } from './trajectory-parties.controller.js';
import { TrajectoryParties } from './trajectory-parties.service.js';
import { TrajectoryMovesController } from './trajectory-moves.controller.js';
import { TrajectoryMoves } from './trajectory-moves.service.js';
import { TrajectoryController } from './trajectory.controller.js';
import { TrajectoryService } from './trajectory.service.js';

/** The road of who is followed: reported, weighed, included, evaluated, ended. */
@Module({
  imports: [PersonModule, TrajectoryActsModule],
  controllers: [TrajectoryController, TrajectoryMovesController, TrajectoryPartiesController],
  providers: [TrajectoryService, TrajectoryMoves, TrajectoryEnds, TrajectoryParties],
})
export class TrajectoryModule {}
