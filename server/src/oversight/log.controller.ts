import { Body, Controller, Get, HttpCode, Post, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  breachQuerySchema,
  breachSchema,
  choicesSchema,
  exportQuerySchema,
  extractQuerySchema,
  extractSchema,
  figuresQuerySchema,
  figuresSchema,
  logPageSchema,
  logSearchSchema,
  type Breach,
  type BreachQuery,
  type Choices,
  type ExportQuery,
  type Extract,
  type ExtractQuery,
  type Figures,
  type FiguresQuery,
  type LogPage,
  type LogSearch,
} from '@ketenzicht/shared/oversight';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { exportOf } from './export.js';
import { LogService } from './log.service.js';

/** Questions go in the body: what one looks for in a log about people does not belong in an address. */
@ApiTags('Oversight')
@Controller('api/v1/oversight/log')
export class LogController {
  constructor(private readonly log: LogService) {}

  @Post('_search')
  @Does('log.search')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lines of the access log, newest first, a hundred at a time.' })
  @ApiResponse({ status: 200, standardSchema: logPageSchema })
  search(@Req() request: FastifyRequest, @Body({ schema: logSearchSchema }) search: LogSearch): Promise<LogPage> {
    return this.log.search(visitOf(request), search);
  }

  @Get('figures')
  @Does('log.figures')
  @ApiOperation({ summary: 'How much was looked: by employee, person, day or organisation.' })
  @ApiResponse({ status: 200, standardSchema: figuresSchema })
  figures(
    @Req() request: FastifyRequest,
    @Query({ schema: figuresQuerySchema }) query: FiguresQuery,
  ): Promise<Figures> {
    return this.log.figures(visitOf(request), query);
  }

  @Get('choices')
  @Does('log.choices')
  @ApiOperation({ summary: 'Employees and organisations by name, to search the log with.' })
  @ApiResponse({ status: 200, standardSchema: choicesSchema })
  choices(@Req() request: FastifyRequest): Promise<Choices> {
    return this.log.choices(visitOf(request));
  }

  @Post('_extract')
  @Does('log.extract')
  @HttpCode(200)
  @ApiOperation({ summary: 'Who looked at one person, when and why; equal looks of a day are one.' })
  @ApiResponse({ status: 200, standardSchema: extractSchema })
  async extract(
    @Req() request: FastifyRequest,
    @Body({ schema: extractQuerySchema }) query: ExtractQuery,
  ): Promise<Extract> {
    return (await this.log.extract(visitOf(request), query)).extract;
  }

  @Post('_export')
  @Does('log.export')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The same as a file: CSV with the names of NEN 7513, PDF in plain Dutch, or FHIR R4 AuditEvent.',
  })
  @ApiResponse({
    status: 200,
    description: 'The file',
    content: {
      'text/csv': { schema: { type: 'string' } },
      'application/pdf': { schema: { type: 'string', format: 'binary' } },
      'application/fhir+json': { schema: { type: 'object' } },
    },
  })
  async export(
    @Req() request: FastifyRequest,
    @Body({ schema: exportQuerySchema }) { format, ...query }: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string | Buffer> {
    const visit = visitOf(request);
    const noted = { action: 'E', objects: [{ type: 'export', id: format }] } as const;
    const full = await this.log.extract(visit, query, { ...noted, objects: [...noted.objects] });
    const { type, name, body } = await exportOf(format, full, visit.at);
    void reply.header('content-type', type).header('content-disposition', `attachment; filename="${name}"`);
    return body;
  }

  @Post('_breach')
  @Does('log.breach')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whose data was seen by an account, a session, an address or in a period (GDPR article 33).',
  })
  @ApiResponse({ status: 200, standardSchema: breachSchema })
  breach(@Req() request: FastifyRequest, @Body({ schema: breachQuerySchema }) query: BreachQuery): Promise<Breach> {
    return this.log.breach(visitOf(request), query);
  }
}
