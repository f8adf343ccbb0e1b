import { Module } from '@nestjs/common';
import { AgendaController } from './agenda.controller.js';
import { AgendaService } from './agenda.service.js';
import { CoordinationFiguresController } from './figures.controller.js';
import { CoordinationFiguresService } from './figures.service.js';

/** What is told about the cases together, and the list of those that are open for the table they are discussed at. */
@Module({
  controllers: [CoordinationFiguresController, AgendaController],
  providers: [CoordinationFiguresService, AgendaService],
})
export class CoordinationFiguresModule {}
