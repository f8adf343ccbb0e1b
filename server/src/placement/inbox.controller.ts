import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { instantSchema } from '@ketenzicht/shared/kernel';
import { cardSchema, waitingSchema } from '@ketenzicht/shared/placement';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { WorklistService } from './worklist.service.js';

const pageSchema = z.strictObject({
  state: z.enum(['waiting', 'accepted', 'ended']).default('waiting'),
  /** Asked before this moment: the next 500. */
  before: instantSchema.optional(),
});

@ApiTags('Finding a place')
@Controller('api/v1/placement-inbox')
export class InboxController {
  constructor(private readonly worklist: WorklistService) {}

  @Get()
  @Does('placement.inbox')
  @ApiOperation({ summary: 'What the wards of your organisation are asked: one card for each try. At most 500.' })
  @ApiResponse({ status: 200, standardSchema: z.array(cardSchema) })
  inbox(@Query({ schema: pageSchema }) { state, before }: z.infer<typeof pageSchema>, @Req() request: FastifyRequest) {
    return this.worklist.inbox(visitOf(request), { state, before: before === undefined ? null : new Date(before) });
  }

  @Get('waiting')
  @Does('placement.waiting')
  @ApiOperation({ summary: 'How many tries wait for an answer of your wards.' })
  @ApiResponse({ status: 200, standardSchema: waitingSchema })
  waiting(@Req() request: FastifyRequest) {
    return this.worklist.waiting(visitOf(request));
  }
}
