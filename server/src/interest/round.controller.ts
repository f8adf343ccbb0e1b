import { Body, Controller, Get, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  closeRoundSchema,
  interestRoundsSchema,
  prolongSchema,
  roundChangeSchema,
  roundDeskSchema,
  roundDraftSchema,
  type CloseRound,
  type Prolong,
  type RoundChange,
  type RoundDraft,
} from '@ketenzicht/shared/interest';
import { idSchema, localDate } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, safeFileName } from '../platform/http/csv.js';
import { roundCsv, roundSheet } from './round.files.js';
import { RoundService } from './round.service.js';

const csv = 'text/csv';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Registration of interest')
@Controller('api/v1/interest-rounds')
export class RoundController {
  constructor(private readonly rounds: RoundService) {}

  @Get()
  @Does('interest.rounds')
  @ApiOperation({ summary: 'The rounds of this register, also those that still have to open.' })
  @ApiResponse({ status: 200, standardSchema: interestRoundsSchema })
  list(@Req() request: FastifyRequest) {
    return this.rounds.list(visitOf(request));
  }

  @Post()
  @Does('interest.make')
  @ApiOperation({ summary: 'Make a round.' })
  @ApiResponse({ status: 201, standardSchema: roundDeskSchema })
  make(@Body({ schema: roundDraftSchema }) draft: RoundDraft, @Req() request: FastifyRequest) {
    return this.rounds.make(visitOf(request), draft);
  }

  @Get(':roundId')
  @Does('interest.round')
  @ApiOperation({ summary: 'Who registered, which districts they cover, and who may be registered twice.' })
  @ApiResponse({ status: 200, standardSchema: roundDeskSchema })
  read(@Param('roundId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.rounds.read(visitOf(request), id);
  }

  @Put(':roundId')
  @Does('interest.changeRound')
  @ApiOperation({ summary: 'Change a round that has not opened yet.' })
  @ApiResponse({ status: 200, standardSchema: roundDeskSchema })
  change(
    @Param('roundId', { schema: idSchema }) id: string,
    @Body({ schema: roundChangeSchema }) change: RoundChange,
    @Req() request: FastifyRequest,
  ) {
    return this.rounds.change(visitOf(request), id, change);
  }

  @Post(':roundId/_prolong')
  @Does('interest.prolong')
  @HttpCode(200)
  @ApiOperation({ summary: 'A later deadline, with the reason.' })
  @ApiResponse({ status: 200, standardSchema: roundDeskSchema })
  prolong(
    @Param('roundId', { schema: idSchema }) id: string,
    @Body({ schema: prolongSchema }) body: Prolong,
    @Req() request: FastifyRequest,
  ) {
    return this.rounds.prolong(visitOf(request), id, body);
  }

  @Post(':roundId/_close')
  @Does('interest.close')
  @HttpCode(200)
  @ApiOperation({ summary: 'Close a round now, with the reason.' })
  @ApiResponse({ status: 200, standardSchema: roundDeskSchema })
  close(
    @Param('roundId', { schema: idSchema }) id: string,
    @Body({ schema: closeRoundSchema }) body: CloseRound,
    @Req() request: FastifyRequest,
  ) {
    return this.rounds.close(visitOf(request), id, body);
  }

  @Get(':roundId/export.csv')
  @Does('interest.export')
  @ApiOperation({ summary: 'Who registered and confirmed, a registration on a row.' })
  @ApiProduces(csv)
  @ApiResponse({ status: 200, content: { [csv]: { schema: { type: 'string' } } } })
  async csv(
    @Param('roundId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const visit = visitOf(request);
    const file = roundCsv(await this.rounds.read(visit, id, 'csv'));
    return send(reply, `${csv}; charset=utf-8`, 'csv', visit.at, file);
  }

  @Get(':roundId/export.xlsx')
  @Does('interest.export')
  @ApiOperation({ summary: 'The same as a spreadsheet.' })
  @ApiProduces(xlsx)
  @ApiResponse({ status: 200, content: { [xlsx]: binary } })
  async xlsx(
    @Param('roundId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const visit = visitOf(request);
    return send(reply, xlsx, 'xlsx', visit.at, await roundSheet(await this.rounds.read(visit, id, 'xlsx')));
  }
}

function send<T>(reply: FastifyReply, type: string, extension: string, at: Date, file: T): T {
  void reply
    .header('content-type', type)
    .header('content-disposition', attachment(safeFileName(`belangstelling-${localDate(at)}`, extension)));
  return file;
}
