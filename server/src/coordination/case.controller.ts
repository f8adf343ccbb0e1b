import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  caseCardSchema,
  caseFileSchema,
  caseInputSchema,
  caseKinds,
  rungs,
  type CaseInput,
} from '@ketenzicht/shared/coordination';
import { idSchema, instantSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { keyOrNew } from '../platform/http/idempotency-key.js';
import { tagged } from './case.reply.js';
import { CaseService } from './case.service.js';

const pageSchema = z.strictObject({
  /** `running`: open or paused. */
  state: z.enum(['running', 'open', 'paused', 'closed']).default('running'),
  kind: z.enum(caseKinds).optional(),
  rung: z.enum(rungs).optional(),
  regionId: z.string().min(1).max(100).optional(),
  /** Those that one owns. */
  mine: z.stringbool().optional(),
  /** Opened before this moment. */
  before: instantSchema.optional(),
  limit: z.coerce.number().int().min(1).max(2_000).default(2_000),
});

@ApiTags('The coordination point')
@Controller('api/v1/cases')
export class CoordinationCaseController {
  constructor(private readonly cases: CaseService) {}

  @Get()
  @Does('knelpunt.list')
  @ApiOperation({ summary: 'The desk: cases that you may see, what runs out first on top.' })
  @ApiResponse({ status: 200, standardSchema: z.array(caseCardSchema) })
  list(
    @Query({ schema: pageSchema }) { before, ...filter }: z.infer<typeof pageSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.cases.list(visitOf(request), { ...filter, before: before === undefined ? null : new Date(before) });
  }

  @Post()
  @Does('knelpunt.open')
  @ApiOperation({ summary: 'Open a case. It has an owner and a deadline from its first second. Names nobody.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry opens only once.' })
  @ApiResponse({ status: 201, standardSchema: caseFileSchema })
  async open(
    @Body({ schema: caseInputSchema }) input: CaseInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.cases.open(visitOf(request), input, keyOrNew(headers)));
  }

  @Get(':caseId')
  @Does('knelpunt.read')
  @ApiOperation({ summary: 'A case with its timeline, tasks, conferences, and who else has it open now.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async file(
    @Param('caseId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.cases.file(visitOf(request), id));
  }
}
