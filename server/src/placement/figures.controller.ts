import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@ketenzicht/shared/kernel';
import {
  placementFiguresQuerySchema,
  placementFiguresSchema,
  type PlacementFiguresQuery,
} from '@ketenzicht/shared/placement';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { PlacementFiguresService } from './figures.service.js';
import { figuresTable } from './figures.table.js';

@ApiTags('Placement')
@Controller('api/v1')
export class PlacementFiguresController {
  constructor(
    private readonly figures: PlacementFiguresService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('placement-figures')
  @Does('placement.figures')
  @ApiOperation({
    summary:
      'How finding a place goes in the whole register, of at most ten minutes ago. Outside the care chain: one month that is over, rounded, small numbers hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: placementFiguresSchema })
  read(@Query({ schema: placementFiguresQuerySchema }) query: PlacementFiguresQuery, @CurrentActor() actor: Actor) {
    return this.figures.read(actor, query, this.clock());
  }

  @Get('placement-figures.csv')
  @Does('placement.figures')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: placementFiguresQuerySchema }) query: PlacementFiguresQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const figures = await this.figures.read(actor, query, this.clock());
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`plaatsing-${figures.from}-${figures.to}`, 'csv')));
    return csv(...figuresTable(figures));
  }
}
