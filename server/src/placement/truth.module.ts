import { Module } from '@nestjs/common';
import { CapacityModule } from '../capacity/capacity.module.js';
import { Everywhere } from './everywhere.js';
import { PlacementFiguresController } from './figures.controller.js';
import { PlacementFiguresService } from './figures.service.js';
import { TruthBounds } from './truth-bounds.js';
import { TruthController } from './truth.controller.js';
import { TruthScores } from './truth.scores.js';
import { TruthService } from './truth.service.js';

/** What is reckoned about finding a place, apart from doing it: the match asks no more of it than a bound per ward. */
@Module({
  imports: [CapacityModule],
  controllers: [TruthController, PlacementFiguresController],
  providers: [Everywhere, TruthBounds, TruthScores, TruthService, PlacementFiguresService],
  exports: [TruthBounds],
})
export class TruthModule {}
