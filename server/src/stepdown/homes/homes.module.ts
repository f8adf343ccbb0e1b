import { Module } from '@nestjs/common';
import { TrajectoryActsModule } from '../../ketenveldnorm/trajectory-acts.module.js';
import { DwellingActs } from './dwelling.act.js';
import { DwellingController } from './dwelling.controller.js';
import { DwellingMovesController } from './dwelling-moves.controller.js';
import { DwellingMoves } from './dwelling-moves.service.js';
import { DwellingService } from './dwelling.service.js';
import { HomesClock } from './homes.clock.js';
import { HomesDoor } from './homes.door.js';
import { HomesTableController } from './homes-table.controller.js';
import { VptTeamController } from './vpt-team.controller.js';
import { VptTeamService } from './vpt-team.service.js';
import { WaitDoor } from '../waiting/wait-door.service.js';
import { WaitHomesController } from './wait-homes.controller.js';
import { WaitHomes } from './wait-homes.service.js';

/** Step-down places that are no beds: dwellings and the teams that deliver care at home. */
@Module({
  imports: [TrajectoryActsModule],
  controllers: [
    DwellingController,
    DwellingMovesController,
    HomesTableController,
    VptTeamController,
    WaitHomesController,
  ],
  providers: [HomesDoor, DwellingActs, DwellingService, DwellingMoves, HomesClock, VptTeamService, WaitDoor, WaitHomes],
})
export class HomesModule {}
