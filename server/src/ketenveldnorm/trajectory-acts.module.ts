import { Module } from '@nestjs/common';
import { PersonModule } from '../person/person.module.js';
import { TrajectoryNames } from './trajectory-name.service.js';
import { TrajectoryActs } from './trajectory.act.js';

/** The one door to people who are followed; each part of the ketenveldnorm comes in by it. */
@Module({
  imports: [PersonModule],
  providers: [TrajectoryActs, TrajectoryNames],
  exports: [TrajectoryActs, TrajectoryNames],
})
export class TrajectoryActsModule {}
