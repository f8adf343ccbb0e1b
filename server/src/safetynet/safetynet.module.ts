import { Module } from '@nestjs/common';
import { TrajectoryActsModule } from '../ketenveldnorm/trajectory-acts.module.js';
import { DossierDoor } from './dossier.act.js';
import { DossierController } from './dossier.controller.js';
import { DossierMovesController } from './dossier-moves.controller.js';
import { DossierMoves } from './dossier-moves.service.js';
import { DossierService } from './dossier.service.js';
import { SafetynetClock } from './safetynet.clock.js';
import { WindowController } from './window.controller.js';
import { WindowService } from './window.service.js';

/** The safety net for payment (noodregeling): claims, their ledger, and the windows in which it holds. */
@Module({
  imports: [TrajectoryActsModule],
  controllers: [DossierController, DossierMovesController, WindowController],
  providers: [DossierDoor, DossierMoves, DossierService, SafetynetClock, WindowService],
})
export class SafetynetModule {}
