import { Body, Controller, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@ketenzicht/shared/kernel';
import { windowInputSchema, windowSchema, windowUseSchema, type WindowInput } from '@ketenzicht/shared/safetynet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { useTable } from './use.table.js';
import { WindowService } from './window.service.js';

@ApiTags('The safety net for payment')
@Controller('api/v1')
export class WindowController {
  constructor(private readonly windows: WindowService) {}

  @Get('advance-windows')
  @Does('vangnet.windows')
  @ApiOperation({ summary: 'When the scheme holds and held, with the source of it.' })
  @ApiResponse({ status: 200, standardSchema: z.array(windowSchema) })
  list(@Req() request: FastifyRequest) {
    return this.windows.list(visitOf(request));
  }

  @Post('advance-windows')
  @Does('vangnet.addWindow')
  @HttpCode(201)
  @ApiOperation({ summary: 'Open the scheme for some time. Needs a fresh proof of identity.' })
  @ApiResponse({ status: 201, standardSchema: z.array(windowSchema) })
  add(@Body({ schema: windowInputSchema }) input: WindowInput, @Req() request: FastifyRequest) {
    return this.windows.add(visitOf(request), input);
  }

  @Get('advance-use')
  @Does('vangnet.use')
  @ApiOperation({
    summary:
      'How the scheme was used in each window, for its evaluation. Outside those who handle dossiers: small numbers and amounts hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(windowUseSchema) })
  use(@Req() request: FastifyRequest) {
    return this.windows.use(visitOf(request));
  }

  @Get('advance-use.csv')
  @Does('vangnet.use')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const visit = visitOf(request);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`noodregeling-${localDate(visit.at)}`, 'csv')));
    return csv(...useTable(await this.windows.use(visit)));
  }
}
