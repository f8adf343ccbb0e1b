import { Body, Controller, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { goalInputSchema, goalSchema, type Goal, type GoalInput } from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { GoalService } from './goal.service.js';
import { IfMatch, following } from './timeline.reply.js';

@ApiTags(following)
@Controller('api/v1')
export class GoalController {
  constructor(private readonly goals: GoalService) {}

  @Post('trajectories/:trajectoryId/goals')
  @Does('goal.add')
  @ApiOperation({ summary: 'What the plan wants to reach, in one area of life.' })
  @ApiResponse({ status: 201, standardSchema: goalSchema })
  async add(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: goalInputSchema }) input: GoalInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Goal> {
    return tagged(reply, await this.goals.add(visitOf(request), id, input));
  }

  @Put('goals/:goalId')
  @Does('goal.change')
  @IfMatch()
  @ApiOperation({ summary: 'It is reached, it stalls, it was dropped, or it says something else now.' })
  @ApiResponse({ status: 200, standardSchema: goalSchema })
  async change(
    @Param('goalId', { schema: idSchema }) id: string,
    @Body({ schema: goalInputSchema }) input: GoalInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Goal> {
    return tagged(reply, await this.goals.change(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }
}

function tagged(reply: FastifyReply, goal: Goal): Goal {
  void reply.header('etag', `"${goal.version}"`);
  return goal;
}
