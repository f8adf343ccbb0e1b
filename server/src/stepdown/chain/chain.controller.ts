import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@ketenzicht/shared/kernel';
import { chainListSchema, chainQuerySchema, type ChainQuery } from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../../platform/http/csv.js';
import { ChainService } from './chain.service.js';

/** An address says nothing about anybody: a table of one request there is none of. */
const regionQuerySchema = chainQuerySchema.pick({ regionId: true });

@ApiTags('The way out')
@Controller('api/v1')
export class ChainController {
  constructor(private readonly chains: ChainService) {}

  @Post('chains/_search')
  @Does('chain.list')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The shortest chains of moves that free a bed somebody waits for, most days of waiting saved first.',
  })
  @ApiResponse({ status: 200, standardSchema: chainListSchema })
  search(@Body({ schema: chainQuerySchema.optional() }) query: ChainQuery | undefined, @Req() request: FastifyRequest) {
    return this.chains.list(visitOf(request), query ?? {});
  }

  @Get('chains.csv')
  @Does('chain.list')
  @ApiOperation({ summary: 'The same for the whole register or one region, as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: regionQuerySchema }) query: z.infer<typeof regionQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const visit = visitOf(request);
    const table = await this.chains.table(visit, query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`ketens-${localDate(visit.at)}`, 'csv')));
    return csv(...table);
  }
}
