import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@ketenzicht/shared/kernel';
import { outflowFiguresSchema, outflowQuerySchema, type OutflowQuery } from '@ketenzicht/shared/stepdown';
import type { FastifyReply } from 'fastify';
import { CurrentActor, Does } from '../../platform/auth/session.guard.js';
import { attachment, csv, safeFileName } from '../../platform/http/csv.js';
import { CLOCK, type Clock } from '../../platform/tokens.js';
import { OutflowService } from './outflow.service.js';
import { outflowTable } from './outflow.table.js';

@ApiTags('The way out')
@Controller('api/v1')
export class OutflowController {
  constructor(
    private readonly figures: OutflowService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('outflow-figures')
  @Does('outflow.figures')
  @ApiOperation({
    summary:
      'Nights in a bed by people who could leave, per cause, payer, municipality, region and month, and what they cost. Outside the care chain: one month that is over, rounded, small numbers hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: outflowFiguresSchema })
  read(@Query({ schema: outflowQuerySchema }) query: OutflowQuery, @CurrentActor() actor: Actor) {
    return this.figures.read(actor, query, this.clock());
  }

  @Get('outflow-figures.csv')
  @Does('outflow.figures')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: outflowQuerySchema }) query: OutflowQuery,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const figures = await this.figures.read(actor, query, this.clock());
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`doorstroom-${figures.from}-${figures.to}`, 'csv')));
    return csv(...outflowTable(figures));
  }
}
