import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  caseListSchema,
  caseOpinionSchema,
  openedCaseSchema,
  reviewCaseSchema,
  type CaseList,
  type CaseOpinion,
  type OpenedCase,
  type ReviewCase,
} from '@ketenzicht/shared/oversight';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { CaseService } from './case.service.js';

const listQuerySchema = z.strictObject({ state: z.enum(['open', 'signed']).default('open') });

@ApiTags('Oversight')
@Controller('api/v1/oversight/cases')
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  @Get()
  @Does('case.list')
  @ApiOperation({ summary: 'What the review of the log wants somebody to look at.' })
  @ApiResponse({ status: 200, standardSchema: caseListSchema })
  list(
    @Req() request: FastifyRequest,
    @Query({ schema: listQuerySchema }) { state }: z.infer<typeof listQuerySchema>,
  ): Promise<CaseList> {
    return this.cases.list(visitOf(request), state === 'signed');
  }

  @Get(':caseId')
  @Does('case.read')
  @ApiOperation({ summary: 'One case, with the lines of the log behind it.' })
  @ApiResponse({ status: 200, standardSchema: openedCaseSchema })
  read(@Req() request: FastifyRequest, @Param('caseId', { schema: idSchema }) id: string): Promise<OpenedCase> {
    return this.cases.read(visitOf(request), id);
  }

  @Post(':caseId/_sign')
  @Does('case.sign')
  @HttpCode(200)
  @ApiOperation({ summary: 'Says what came of it. Misuse takes a second person who says so as well.' })
  @ApiResponse({ status: 200, standardSchema: reviewCaseSchema })
  sign(
    @Req() request: FastifyRequest,
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: caseOpinionSchema }) opinion: CaseOpinion,
  ): Promise<ReviewCase> {
    return this.cases.sign(visitOf(request), id, opinion);
  }
}
