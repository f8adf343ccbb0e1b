import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { localDate } from '@ketenzicht/shared/kernel';
import { dwellingQuerySchema, type DwellingQuery } from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../../platform/http/csv.js';
import { DwellingService } from './dwelling.service.js';
import { dwellingTable, figureTable } from './homes.table.js';
import { VptTeamService } from './vpt-team.service.js';

const asTable = { status: 200, content: { 'text/csv': { schema: { type: 'string' as const } } } };

@ApiTags('Step-down places')
@Controller('api/v1')
export class HomesTableController {
  constructor(
    private readonly dwellings: DwellingService,
    private readonly teams: VptTeamService,
  ) {}

  @Get('dwellings.csv')
  @Does('dwelling.list')
  @ApiOperation({ summary: 'The list of dwellings as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse(asTable)
  async dwellingTable(
    @Query({ schema: dwellingQuerySchema }) query: DwellingQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const visit = visitOf(request);
    const homes = await this.dwellings.list(visit, query);
    named(reply, `woningen-${localDate(visit.at)}`);
    return csv(...dwellingTable(homes, visit.at));
  }

  @Get('vpt-form-figures.csv')
  @Does('vptTeam.figures')
  @ApiOperation({ summary: 'Clients per form of a VPT as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse(asTable)
  async figureTable(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const visit = visitOf(request);
    const figures = await this.teams.figures(visit);
    named(reply, `vpt-per-vorm-${localDate(visit.at)}`);
    return csv(...figureTable(figures));
  }
}

const named = (reply: FastifyReply, name: string) =>
  void reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', attachment(safeFileName(name, 'csv')));
