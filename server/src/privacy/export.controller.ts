import { Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { placedSchema } from '@ketenzicht/shared/privacy';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { attachment, safeFileName } from '../platform/http/csv.js';
import { ExportJobs } from './export.jobs.js';
import { ExportService } from './export.service.js';

@ApiTags('Privacy')
@Controller('api/v1/privacy')
export class ExportController {
  constructor(
    private readonly exports: ExportService,
    private readonly jobs: ExportJobs,
  ) {}

  @Post('requests/:id/_export')
  @HttpCode(202)
  @Does('personExport.prepare')
  @ApiOperation({ summary: 'Has a copy prepared of everything that is kept about the person (GDPR article 15).' })
  @ApiResponse({ status: 202, standardSchema: placedSchema })
  async prepare(@Param('id', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    const visit = visitOf(request);
    const placed = await this.exports.ask(visit, id);
    this.jobs.enqueue(placed.id, visit.actor);
    return placed;
  }

  @Post('exports/:id/_take')
  @HttpCode(200)
  @Does('personExport.take')
  @ApiOperation({
    summary: 'Hands the copy over, once and within a day: a zip with a page to read and the same as JSON.',
  })
  @ApiProduces('application/zip')
  @ApiResponse({ status: 200, content: { 'application/zip': { schema: { type: 'string', format: 'binary' } } } })
  async take(
    @Param('id', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { name, file } = await this.exports.take(visitOf(request), id);
    void reply
      .header('content-type', 'application/zip')
      .header('content-disposition', attachment(safeFileName(name, 'zip')));
    return file;
  }
}
