import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  beginFactorSchema,
  confirmFactorSchema,
  enrolmentSchema,
  factorsSchema,
  idSchema,
  must,
  recoveryCodesSchema,
  type ConfirmFactor,
} from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../../tokens.js';
import { arrivalOf } from '../arrival.js';
import { giveSession } from '../session.controller.js';
import { Does } from '../session.guard.js';
import { SessionService } from '../session.service.js';
import { visitOf } from '../visit.js';
import { FactorService } from './factor.service.js';

@ApiTags('Second factors')
@Controller('api/v1/factors')
export class FactorController {
  constructor(
    private readonly factors: FactorService,
    private readonly sessions: SessionService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Does('factor.list')
  @ApiOperation({ summary: 'My second factors.' })
  @ApiResponse({ status: 200, standardSchema: factorsSchema })
  list(@Req() request: FastifyRequest) {
    return this.factors.list(visitOf(request));
  }

  @Post()
  @Does('factor.add')
  @ApiOperation({ summary: 'Begin a second factor. It counts once `_confirm` has shown that it works.' })
  @ApiResponse({ status: 201, standardSchema: enrolmentSchema })
  begin(@Body({ schema: beginFactorSchema }) { kind }: { kind: 'totp' | 'passkey' }, @Req() request: FastifyRequest) {
    return this.factors.begin(visitOf(request), kind, arrivalOf(request, this.clock()));
  }

  @Post(':factorId/_confirm')
  @Does('factor.confirm')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Show that it works. The first one brings recovery codes, told this once, and a login that may do everything.',
  })
  @ApiResponse({ status: 200, standardSchema: recoveryCodesSchema })
  async confirm(
    @Param('factorId', { schema: idSchema }) factorId: string,
    @Body({ schema: confirmFactorSchema }) given: ConfirmFactor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const visit = visitOf(request);
    const recoveryCodes = await this.factors.confirm(visit, factorId, given, arrivalOf(request, this.clock()));
    if (request.admitted?.times.assurance !== 'low') return { recoveryCodes, session: null };
    const session = must(await this.sessions.find(visit.token ?? '', visit.at), 'the session that just answered');
    return {
      recoveryCodes,
      session: giveSession(await this.sessions.renew(visit, session, 'substantial'), request, reply),
    };
  }

  @Delete(':factorId')
  @Does('factor.remove')
  @HttpCode(204)
  @ApiOperation({ summary: 'Remove one of my second factors; the last one stays.' })
  @ApiResponse({ status: 204, description: 'It opens nothing any more.' })
  async remove(@Param('factorId', { schema: idSchema }) factorId: string, @Req() request: FastifyRequest) {
    await this.factors.remove(visitOf(request), factorId);
  }

  @Post('_renew-recovery-codes')
  @Does('factor.recovery')
  @HttpCode(200)
  @ApiOperation({ summary: 'New recovery codes, told this once; the old ones are void.' })
  @ApiResponse({ status: 200, standardSchema: recoveryCodesSchema })
  async renewCodes(@Req() request: FastifyRequest) {
    return { recoveryCodes: await this.factors.renewRecoveryCodes(visitOf(request)), session: null };
  }
}
