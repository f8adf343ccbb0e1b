import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { parseInput } from '@ketenzicht/shared/kernel';
import {
  nzaImportSchema,
  nzaImportedSchema,
  vptMonitorQuerySchema,
  vptMonitorSchema,
  vptMonthNameSchema,
  vptMonthSchema,
  vptTargetInputSchema,
  vptTargetSchema,
  type NzaImport,
  type VptMonitorQuery,
  type VptMonth,
  type VptTargetInput,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../../platform/http/csv.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { NzaImportService } from './nza-import.service.js';
import { VptMonitorService } from './vpt-monitor.service.js';
import { vptTable } from './vpt-monitor.table.js';
import { VptMonthService } from './vpt-month.service.js';

type MonthRequest = FastifyRequest<{ Params: { month: string } }>;

@ApiTags('VPT monitor')
@Controller('api/v1')
export class VptMonitorController {
  constructor(
    private readonly monitor: VptMonitorService,
    private readonly months: VptMonthService,
    private readonly published: NzaImportService,
  ) {}

  @Get('vpt-monitor')
  @Does('vptMonitor.read')
  @ApiOperation({
    summary:
      'How many people get a VPT: the published tables, each checked against itself, beside what providers say. Outside the care chain rounded, small numbers hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: vptMonitorSchema })
  read(@Query({ schema: vptMonitorQuerySchema }) query: VptMonitorQuery, @Req() request: FastifyRequest) {
    return this.monitor.read(visitOf(request), query);
  }

  @Get('vpt-monitor.csv')
  @Does('vptMonitor.read')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: vptMonitorQuerySchema }) query: VptMonitorQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const told = await this.monitor.read(visitOf(request), query);
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName('vpt-monitor', 'csv')));
    return csv(...vptTable(told));
  }

  @Get('vpt-months/:month')
  @Does('vptMonitor.month')
  @ApiOperation({
    summary: 'What your organisation said of a month, of the one before, and everything it said earlier.',
  })
  @ApiResponse({ status: 200, standardSchema: vptMonthSchema })
  async month(
    @Param('month', { schema: vptMonthNameSchema }) month: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<VptMonth> {
    return tagged(reply, await this.months.read(visitOf(request), month));
  }

  @Put('vpt-months/:month')
  @Does('vptMonitor.report')
  @ApiOperation({
    summary:
      'Say how many people had a VPT of your organisation at the end of a month, and who came and went. What was said before is kept. 409 `vpt.difference` asks why it does not follow from the month before.',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/VptReport' } })
  @ApiParam({ name: 'month', schema: { type: 'string' } })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "2"; "0" when there is none.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID; the same key is answered the same.' })
  @ApiResponse({ status: 200, standardSchema: vptMonthSchema })
  async report(@Req() request: MonthRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VptMonth> {
    const month = parseInput(vptMonthNameSchema, request.params.month);
    const seen = { version: seenVersion(request.headers), key: sentKey(request.headers) };
    return tagged(reply, await this.months.report(visitOf(request), month, request.body, seen));
  }

  @Post('vpt-tables/_import')
  @HttpCode(200)
  @Does('vptMonitor.import')
  @ApiOperation({
    summary: 'Take the published tables of an edition from CSV, as printed: all of them or none, every fault at once.',
  })
  @ApiResponse({ status: 200, standardSchema: nzaImportedSchema })
  import(@Body({ schema: nzaImportSchema }) input: NzaImport, @Req() request: FastifyRequest) {
    return this.published.import(visitOf(request), input);
  }

  @Post('vpt-targets')
  @HttpCode(201)
  @Does('vptMonitor.target')
  @ApiOperation({ summary: 'Say how many forensic VPTs there should be, by when, and where that stands.' })
  @ApiResponse({ status: 201, standardSchema: vptTargetSchema })
  target(@Body({ schema: vptTargetInputSchema }) input: VptTargetInput, @Req() request: FastifyRequest) {
    return this.monitor.setTarget(visitOf(request), input);
  }
}

function tagged(reply: FastifyReply, month: VptMonth): VptMonth {
  void reply.header('etag', `"${month.version}"`);
  return month;
}
