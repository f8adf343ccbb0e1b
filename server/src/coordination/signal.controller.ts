import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  adoptInputSchema,
  replayInputSchema,
  replaySchema,
  ruleVersionSchema,
  signalQuerySchema,
  signalSchema,
  type AdoptInput,
  type ReplayInput,
  type SignalQuery,
} from '@ketenzicht/shared/coordination';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { SignalService } from './signal.service.js';

@ApiTags('Coordination')
@Controller('api/v1')
export class SignalController {
  constructor(private readonly signals: SignalService) {}

  @Get('signals')
  @Does('signal.list')
  @ApiOperation({
    summary:
      'What the rules see on the live board, the worst first, at most 500. About one request only for whoever may see that request.',
  })
  @ApiResponse({ status: 200, standardSchema: signalSchema, isArray: true })
  list(@Query({ schema: signalQuerySchema }) query: SignalQuery, @Req() request: FastifyRequest) {
    return this.signals.list(visitOf(request), query);
  }

  @Get('signal-rules')
  @Does('signal.rules')
  @ApiOperation({ summary: 'The numbers of the rules, the version in force first.' })
  @ApiResponse({ status: 200, standardSchema: ruleVersionSchema, isArray: true })
  rules(@Req() request: FastifyRequest) {
    return this.signals.rules(visitOf(request));
  }

  @Post('signal-rules/_replay')
  @HttpCode(200)
  @Does('signal.replay')
  @ApiOperation({ summary: 'What other numbers would have raised in the past days. Changes nothing.' })
  @ApiResponse({ status: 200, standardSchema: replaySchema })
  replay(@Body({ schema: replayInputSchema }) input: ReplayInput, @Req() request: FastifyRequest) {
    return this.signals.replay(visitOf(request), input);
  }

  @Post('signal-rules')
  @Does('signal.adopt')
  @ApiOperation({
    summary:
      'Puts other numbers in force as a new version. Refused (`signal.would_flood`) when the past says that they would flood the desk.',
  })
  @ApiResponse({ status: 201, standardSchema: ruleVersionSchema })
  adopt(@Body({ schema: adoptInputSchema }) input: AdoptInput, @Req() request: FastifyRequest) {
    return this.signals.adopt(visitOf(request), input);
  }
}
