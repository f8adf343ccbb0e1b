import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { agendaQuerySchema, type AgendaQuery } from '@ketenzicht/shared/coordination';
import { localDate } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, safeFileName } from '../platform/http/csv.js';
import { agendaPdf } from './agenda.pdf.js';
import { AgendaService } from './agenda.service.js';
import { agendaSheet } from './agenda.xlsx.js';

const pdf = 'application/pdf';
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const binary = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('Coordination')
@Controller('api/v1/cases')
export class AgendaController {
  constructor(private readonly agenda: AgendaService) {}

  @Get('export.pdf')
  @Does('knelpunt.export')
  @ApiOperation({ summary: 'The open cases from a rung up, for the national table: tagged PDF in plain Dutch.' })
  @ApiProduces(pdf)
  @ApiResponse({ status: 200, content: { [pdf]: binary } })
  async paper(
    @Req() request: FastifyRequest,
    @Query({ schema: agendaQuerySchema }) { from }: AgendaQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const visit = visitOf(request);
    const cases = await this.agenda.read(visit, from, 'pdf');
    return send(reply, pdf, 'pdf', visit.at, await agendaPdf(cases, { from, by: visit.actor.name, at: visit.at }));
  }

  @Get('export.xlsx')
  @Does('knelpunt.export')
  @ApiOperation({ summary: 'The same as a spreadsheet, a case on a row.' })
  @ApiProduces(xlsx)
  @ApiResponse({ status: 200, content: { [xlsx]: binary } })
  async sheet(
    @Req() request: FastifyRequest,
    @Query({ schema: agendaQuerySchema }) { from }: AgendaQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Buffer> {
    const visit = visitOf(request);
    const cases = await this.agenda.read(visit, from, 'xlsx');
    return send(reply, xlsx, 'xlsx', visit.at, await agendaSheet(cases, visit.at));
  }
}

function send(reply: FastifyReply, type: string, extension: string, at: Date, file: Buffer): Buffer {
  void reply
    .header('content-type', type)
    .header('content-disposition', attachment(safeFileName(`landelijk-overleg-${localDate(at)}`, extension)));
  return file;
}
