import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  decisionInputSchema,
  endAnswerSchema,
  endInputSchema,
  evaluationInputSchema,
  planInputSchema,
  trajectorySchema,
  triageInputSchema,
  type DecisionInput,
  type EndAnswer,
  type EndInput,
  type EvaluationInput,
  type PlanInput,
  type TriageInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { TrajectoryEnds } from './trajectory-end.service.js';
import { TrajectoryMoves } from './trajectory-moves.service.js';
import { IfMatch, tagged } from './trajectory.reply.js';

const seenOf = (id: string, { headers }: FastifyRequest) => ({ id, version: seenVersion(headers) });

@ApiTags('Following people (ketenveldnorm)')
@Controller('api/v1/trajectories/:trajectoryId')
export class TrajectoryMovesController {
  constructor(
    private readonly moves: TrajectoryMoves,
    private readonly ends: TrajectoryEnds,
  ) {}

  @Post('_triage')
  @Does('trajectory.triage')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({
    summary: 'The weegteam: to the inclusion table with every criterion met, or declined with a reason.',
  })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async triage(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: triageInputSchema }) input: TriageInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.triage(visitOf(request), seenOf(id, request), input));
  }

  @Post('_decide')
  @Does('trajectory.decide')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'The inclusion table: included for at least two years, or declined.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async decide(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: decisionInputSchema }) input: DecisionInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.decide(visitOf(request), seenOf(id, request), input));
  }

  @Post('_plan')
  @Does('trajectory.plan')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'A new version of the levensloopplan; the next contact keeps within it.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async plan(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: planInputSchema }) input: PlanInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.plan(visitOf(request), seenOf(id, request), input));
  }

  @Post('_evaluate')
  @Does('trajectory.evaluate')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'At the regular end: one more term, or an end with aftercare. Not before.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async evaluate(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: evaluationInputSchema }) input: EvaluationInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.evaluate(visitOf(request), seenOf(id, request), input));
  }

  @Post('_end')
  @Does('trajectory.end')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Propose an earlier end on a ground of the list. Somebody else answers.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async end(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: endInputSchema }) input: EndInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.ends.propose(visitOf(request), seenOf(id, request), input));
  }

  @Post('_answer-end')
  @Does('trajectory.answerEnd')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Agree to an earlier end, or refuse it: never by who proposed it.' })
  @ApiResponse({ status: 200, standardSchema: trajectorySchema })
  async answerEnd(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: endAnswerSchema }) input: EndAnswer,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.ends.answer(visitOf(request), seenOf(id, request), input));
  }
}
