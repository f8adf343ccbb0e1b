import { Body, Controller, Get, HttpCode, Param, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema, type Actor } from '@ketenzicht/shared/kernel';
import { matchInputSchema, matchSchema, type MatchInput } from '@ketenzicht/shared/placement';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { MatchService } from './match.service.js';
import { RematchService } from './rematch.service.js';

const querySchema = z.strictObject({ everyExcluded: z.enum(['true', 'false']).default('false') });

@ApiTags('Finding a place')
@Controller('api/v1')
export class MatchController {
  constructor(
    private readonly matches: MatchService,
    private readonly rematches: RematchService,
  ) {}

  @Post('placement-matches')
  @Does('placement.match')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Which wards fit, best first, and why the others do not. Nothing is kept of what was asked.',
  })
  @ApiResponse({ status: 200, standardSchema: matchSchema })
  search(@Body({ schema: matchInputSchema }) input: MatchInput, @CurrentActor() actor: Actor) {
    return this.matches.search(actor, input);
  }

  @Get('placement-requests/:requestId/match')
  @Does('placement.rematch')
  @ApiOperation({ summary: 'The same for a request: who refused it before counts, and the bed that it holds.' })
  @ApiResponse({ status: 200, standardSchema: matchSchema })
  rematch(
    @Param('requestId', { schema: idSchema }) requestId: string,
    @Query({ schema: querySchema }) { everyExcluded }: z.infer<typeof querySchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.rematches.rematch(visitOf(request), requestId, everyExcluded === 'true');
  }
}
