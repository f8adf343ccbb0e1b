import { Controller, Get, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { figuresQuerySchema, figuresSchema, type FiguresQuery } from '@ketenzicht/shared/privacy';
import type { FastifyReply } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { FiguresService, asRows } from './figures.service.js';

const columns = {
  month: 'maand',
  region: 'regio',
  level: 'niveau',
  count: 'aantal (afgerond op 5)',
  share: 'aandeel (%)',
};

@ApiTags('Privacy')
@Controller('api/v1/persons')
export class FiguresController {
  constructor(private readonly figures: FiguresService) {}

  @Get('_figures')
  @Does('figures.read')
  @ApiOperation({
    summary:
      'How many persons are followed, by month: rounded to 5, and null where a number is small or would give one away.',
  })
  @ApiResponse({ status: 200, standardSchema: figuresSchema })
  read(@Query({ schema: figuresQuerySchema }) query: FiguresQuery) {
    return this.figures.read(query);
  }

  @Get('_figures.csv')
  @Does('figures.export')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: figuresQuerySchema }) query: FiguresQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const figures = await this.figures.read(query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header(
        'content-disposition',
        attachment(safeFileName(`personen-per-${figures.by.join('-') || 'maand'}`, 'csv')),
      );
    return csv(...asRows(figures, columns));
  }
}
