import { Body, Controller, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  handedSchema,
  handoverAnswerSchema,
  handoverCandidatesSchema,
  handoverInputSchema,
  type Handed,
  type HandoverAnswer,
  type HandoverInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { HandoverService } from './handover.service.js';

const askedSchema = z.strictObject({ regionId: z.string().min(1).max(100), providerId: idSchema.optional() });
const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the trajectory that you saw, as "12".' });

@ApiTags('Following people')
@Controller('api/v1')
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  @Get('handover-candidates')
  @Does('handover.candidates')
  @ApiOperation({ summary: 'Who may take over in a region, and of a provider.' })
  @ApiResponse({ status: 200, standardSchema: handoverCandidatesSchema })
  candidates(@Query({ schema: askedSchema }) asked: z.infer<typeof askedSchema>, @Req() request: FastifyRequest) {
    return this.handovers.candidates(visitOf(request), asked.regionId, asked.providerId ?? null);
  }

  @Get('handovers')
  @Does('handover.list')
  @ApiOperation({ summary: 'Handovers that wait for an answer: yours, and of whom you asked.' })
  @ApiResponse({ status: 200, standardSchema: z.array(handedSchema) })
  waiting(@Req() request: FastifyRequest) {
    return this.handovers.waiting(visitOf(request));
  }

  @Post('trajectories/:trajectoryId/handovers')
  @Does('handover.propose')
  @IfMatch()
  @ApiOperation({ summary: 'Ask somebody to take over. Who follows now stays responsible until they do.' })
  @ApiResponse({ status: 201, standardSchema: handedSchema })
  async propose(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: handoverInputSchema }) input: HandoverInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = { id, version: seenVersion(request.headers) };
    return tagged(reply, await this.handovers.propose(visitOf(request), seen, input));
  }

  @Post('handovers/:handoverId/_accept')
  @Does('handover.accept')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take over: owner, region and provider change in one moment.' })
  @ApiResponse({ status: 200, standardSchema: handedSchema })
  async accept(
    @Param('handoverId', { schema: idSchema }) id: string,
    @Body({ schema: handoverAnswerSchema }) input: HandoverAnswer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = { id, version: seenVersion(request.headers) };
    return tagged(reply, await this.handovers.accept(visitOf(request), seen, input));
  }

  @Post('handovers/:handoverId/_decline')
  @Does('handover.decline')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Say no: everything stays as it was.' })
  @ApiResponse({ status: 200, standardSchema: handedSchema })
  async decline(
    @Param('handoverId', { schema: idSchema }) id: string,
    @Body({ schema: handoverAnswerSchema }) input: HandoverAnswer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = { id, version: seenVersion(request.headers) };
    return tagged(reply, await this.handovers.decline(visitOf(request), seen, input));
  }

  @Post('handovers/:handoverId/_withdraw')
  @Does('handover.withdraw')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take a proposal back before it is answered.' })
  @ApiResponse({ status: 200, standardSchema: handedSchema })
  async withdraw(
    @Param('handoverId', { schema: idSchema }) id: string,
    @Body({ schema: handoverAnswerSchema }) input: HandoverAnswer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = { id, version: seenVersion(request.headers) };
    return tagged(reply, await this.handovers.withdraw(visitOf(request), seen, input));
  }
}

function tagged(reply: FastifyReply, handed: Handed): Handed {
  void reply.header('etag', `"${handed.trajectory.version}"`);
  return handed;
}
