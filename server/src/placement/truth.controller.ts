import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { truthQuerySchema, truthSchema, type TruthQuery } from '@ketenzicht/shared/placement';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { truthTable } from './figures.table.js';
import { TruthService } from './truth.service.js';

@ApiTags('Placement')
@Controller('api/v1')
export class TruthController {
  constructor(private readonly truth: TruthService) {}

  @Get('placement-truth')
  @Does('placement.truth')
  @ApiOperation({
    summary:
      'Of the beds that a ward showed as free, how many were really offered when somebody asked; with the interval.',
  })
  @ApiResponse({ status: 200, standardSchema: truthSchema, isArray: true })
  read(@Query({ schema: truthQuerySchema }) query: TruthQuery, @Req() request: FastifyRequest) {
    return this.truth.read(visitOf(request), query);
  }

  @Get('placement-truth.csv')
  @Does('placement.truth')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: truthQuerySchema }) query: TruthQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const scores = await this.truth.read(visitOf(request), query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName('waarheid-per-afdeling', 'csv')));
    return csv(...truthTable(scores));
  }
}
