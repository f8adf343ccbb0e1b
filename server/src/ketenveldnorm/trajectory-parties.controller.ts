import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  colleagueSchema,
  findColleagueInputSchema,
  joinInputSchema,
  partyInputSchema,
  trajectorySchema,
  type FindColleagueInput,
  type JoinInput,
  type PartyInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { TrajectoryParties } from './trajectory-parties.service.js';
import { IfMatch, tagged } from './trajectory.reply.js';

const seenOf = (id: string, { headers }: FastifyRequest) => ({ id, version: seenVersion(headers) });

@ApiTags('Following people (ketenveldnorm)')
@Controller('api/v1/trajectories/:trajectoryId')
export class TrajectoryPartiesController {
  constructor(private readonly parties: TrajectoryParties) {}

  @Post('_join')
  @Does('trajectory.join')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({
    summary: 'A director of the region stands in or takes part: the file opens, and who follows is told.',
  })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async join(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: joinInputSchema }) input: JoinInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.parties.join(visitOf(request), seenOf(id, request), input));
  }

  @Post('_find-colleague')
  @Does('trajectory.findColleague')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Whom you could ask to take part, by a part of a name or of an organisation. Twenty at most.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(colleagueSchema) })
  find(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: findColleagueInputSchema }) { text }: FindColleagueInput,
    @Req() request: FastifyRequest,
  ) {
    return this.parties.find(visitOf(request), id, text);
  }

  @Post('_ask-along')
  @Does('trajectory.askAlong')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Ask somebody with an account to take part: the file opens for them.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async askAlong(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: partyInputSchema }) input: PartyInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.parties.askAlong(visitOf(request), seenOf(id, request), input.accountId));
  }

  @Post('_let-go')
  @Does('trajectory.letGo')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Somebody takes part no longer: by their own word, or by the owner’s.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async letGo(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: partyInputSchema }) input: PartyInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.parties.letGo(visitOf(request), seenOf(id, request), input.accountId));
  }
}
