import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { answeredSearchSchema, foundSchema, type AnsweredSearch } from '@ketenzicht/shared/coordination';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { AnsweredService } from './answered.service.js';

@ApiTags('Vraagbaak')
@Controller('api/v1/cases')
export class AnsweredController {
  constructor(private readonly answered: AnsweredService) {}

  @Post('_search-answered')
  @Does('knelpunt.findAnswers')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Questions that were answered before and that you may see, the best first; at most 20. What was published is among the articles instead. `like`: what resembles a question that is being typed, at most 5.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(foundSchema) })
  search(@Body({ schema: answeredSearchSchema }) search: AnsweredSearch, @Req() request: FastifyRequest) {
    return this.answered.search(visitOf(request), search);
  }
}
