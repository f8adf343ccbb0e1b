import { Body, Controller, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { extendHoldSchema, holdInputSchema, holdSchema } from '@ketenzicht/shared/placement';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { HoldService } from './hold.service.js';

@ApiTags('Finding a place')
@Controller('api/v1')
export class BedHoldController {
  constructor(private readonly holds: HoldService) {}

  @Post('placement-requests/:requestId/holds')
  @Does('placement.hold')
  @ApiOperation({ summary: 'Hold one free bed of a ward for a while. Without one: 409, with who could be next.' })
  @ApiResponse({ status: 201, standardSchema: holdSchema })
  hold(
    @Param('requestId', { schema: idSchema }) requestId: string,
    @Body({ schema: holdInputSchema }) { unitId }: z.infer<typeof holdInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.holds.hold(visitOf(request), requestId, unitId);
  }

  @Post('placement-holds/:holdId/_release')
  @Does('placement.release')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give a held bed back: by who asked for it, or by the ward.' })
  @ApiResponse({ status: 200, standardSchema: holdSchema })
  release(@Param('holdId', { schema: idSchema }) id: string, @Req() request: FastifyRequest) {
    return this.holds.release(visitOf(request), id);
  }

  @Post('placement-holds/:holdId/_extend')
  @Does('placement.extend')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hold a bed of your own ward for longer, two weeks ahead at most.' })
  @ApiResponse({ status: 200, standardSchema: holdSchema })
  extend(
    @Param('holdId', { schema: idSchema }) id: string,
    @Body({ schema: extendHoldSchema }) { until }: z.infer<typeof extendHoldSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.holds.extend(visitOf(request), id, new Date(until));
  }
}
