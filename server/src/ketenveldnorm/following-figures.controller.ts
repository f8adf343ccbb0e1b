import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  followingFiguresQuerySchema,
  followingFiguresSchema,
  type FollowingFiguresQuery,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, csv, safeFileName } from '../platform/http/csv.js';
import { FollowingFiguresService } from './following-figures.service.js';
import { followingTable } from './following-figures.table.js';
import { ProgrammeService } from './programme.service.js';

@ApiTags('Following people')
@Controller('api/v1')
export class FollowingFiguresController {
  constructor(
    private readonly figures: FollowingFiguresService,
    private readonly programme: ProgrammeService,
  ) {}

  @Get('following-figures')
  @Does('following.figures')
  @ApiOperation({
    summary:
      'How many are reported, included and followed, by quarter. A region’s director reads of the own regions; everybody else quarters that are over, rounded, small numbers hidden.',
  })
  @ApiResponse({ status: 200, standardSchema: followingFiguresSchema })
  read(@Query({ schema: followingFiguresQuerySchema }) query: FollowingFiguresQuery, @Req() request: FastifyRequest) {
    return this.figures.read(visitOf(request), query);
  }

  @Get('following-figures.csv')
  @Does('following.figures')
  @ApiOperation({ summary: 'The same as a table for a spreadsheet.' })
  @ApiProduces('text/csv')
  @ApiResponse({ status: 200, content: { 'text/csv': { schema: { type: 'string' } } } })
  async table(
    @Query({ schema: followingFiguresQuerySchema }) query: FollowingFiguresQuery,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const visit = visitOf(request);
    const told = await this.figures.read(visit, query);
    const names = await this.programme.regionNames(visit);
    const [first, last] = [told.quarters[0]?.quarter, told.quarters.at(-1)?.quarter];
    void reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', attachment(safeFileName(`levensloopaanpak-${first}-${last}`, 'csv')));
    return csv(...followingTable(told, names));
  }
}
