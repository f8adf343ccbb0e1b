import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  coordinationFiguresQuerySchema,
  coordinationFiguresSchema,
  type CoordinationFiguresQuery,
} from '@ketenzicht/shared/coordination';
import type { Actor } from '@ketenzicht/shared/kernel';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { CoordinationFiguresService } from './figures.service.js';
import { coordinationTable } from './figures.table.js';

@ApiTags('Coordination')
@Controller('api/v1')
export class CoordinationFiguresController {
  constructor(
    private readonly figures: CoordinationFiguresService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('coordination-figures')
  @Does('knelpunt.figures')
  @ApiOperation({
    summary:
      'What gets stuck and how it is solved, of at most five minutes ago. A region’s director reads of the own regions; outside the care chain: one month that is over, rounded, small numbers hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: coordinationFiguresSchema })
  read(
    @Query({ schema: coordinationFiguresQuerySchema }) query: CoordinationFiguresQuery,
    @CurrentActor() actor: Actor,
  ) {
    return this.figures.read(actor, query, this.clock());
  }

  @Get('coordination-figures.csv')
  @Does('knelpunt.figures')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: coordinationFiguresQuerySchema }) query: CoordinationFiguresQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const at = this.clock();
    const told = await this.figures.read(actor, query, at);
    const regions = await this.figures.regionNames(
      told.byRegion.map(({ regionId }) => regionId),
      at,
    );
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`coordinatie-${told.from}-${told.to}`, 'csv')));
    return csv(...coordinationTable(told, regions));
  }
}
