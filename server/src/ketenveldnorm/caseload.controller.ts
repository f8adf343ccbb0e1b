import { randomUUID } from 'node:crypto';
import { Body, Controller, Get, Headers, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  bulkPlanSchema,
  bulkPlannedSchema,
  caseloadQuerySchema,
  caseloadSchema,
  type BulkPlan,
  type CaseloadQuery,
} from '@ketenzicht/shared/ketenveldnorm';
import { ensure, idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { CaseloadService } from './caseload.service.js';

@ApiTags('Following people')
@Controller('api/v1/caseload')
export class CaseloadController {
  constructor(private readonly caseload: CaseloadService) {}

  @Get()
  @Does('caseload.read')
  @ApiOperation({
    summary:
      'Who needs me today, and why: the most pressing first, under pseudonyms. And how many each director follows.',
  })
  @ApiResponse({ status: 200, standardSchema: caseloadSchema })
  read(@Query({ schema: caseloadQuerySchema }) query: CaseloadQuery, @Req() request: FastifyRequest) {
    return this.caseload.read(visitOf(request), query);
  }

  @Post('_plan')
  @HttpCode(200)
  @Does('caseload.plan')
  @ApiOperation({
    summary:
      'A contact on one day for several people, all or nobody. Those for whom that is too late are named together.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry plans only once.' })
  @ApiResponse({ status: 200, standardSchema: bulkPlannedSchema })
  plan(
    @Body({ schema: bulkPlanSchema }) input: BulkPlan,
    @Headers('idempotency-key') given: string | undefined,
    @Req() request: FastifyRequest,
  ) {
    const key = given ?? randomUUID();
    ensure(idSchema.safeParse(key).success, 'idempotency.invalid', 'The Idempotency-Key must be a lower-case UUID.');
    return this.caseload.plan(visitOf(request), input, key);
  }
}
