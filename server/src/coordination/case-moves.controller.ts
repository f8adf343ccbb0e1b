import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  caseFileSchema,
  climbInputSchema,
  closeInputSchema,
  handInputSchema,
  intervenedInputSchema,
  lowerInputSchema,
  pauseInputSchema,
  reopenInputSchema,
} from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { CaseMoves } from './case-moves.service.js';
import { IfMatch, tagged } from './case.reply.js';

@ApiTags('The coordination point')
@Controller('api/v1/cases/:caseId')
export class CaseMovesController {
  constructor(private readonly moves: CaseMoves) {}

  @Post('_climb')
  @Does('knelpunt.climb')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'One rung up, to whoever has the fewest cases there.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async climb(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: climbInputSchema }) input: z.infer<typeof climbInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.climb(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_lower')
  @Does('knelpunt.lower')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'One rung down, with a reason.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async lower(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: lowerInputSchema }) input: z.infer<typeof lowerInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.lower(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_pause')
  @Does('knelpunt.pause')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Let the clock stand still until a day, with a reason.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async pause(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: pauseInputSchema }) input: z.infer<typeof pauseInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.pause(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_resume')
  @Does('knelpunt.resume')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Let the clock run again, with what was left on it.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async resume(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: climbInputSchema }) input: z.infer<typeof climbInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.resume(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_take')
  @Does('knelpunt.take')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Become its owner. From below it comes along to your own rung.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async take(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: climbInputSchema }) input: z.infer<typeof climbInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.take(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_hand')
  @Does('knelpunt.hand')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Give it to somebody else of the same rung.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async hand(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: handInputSchema }) input: z.infer<typeof handInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.hand(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_intervene')
  @Does('knelpunt.intervene')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Write down what the coordination point did.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async intervene(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: intervenedInputSchema }) input: z.infer<typeof intervenedInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(
      reply,
      await this.moves.intervene(visitOf(request), { id, seen: seenVersion(request.headers) }, input),
    );
  }

  @Post('_close')
  @Does('knelpunt.close')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Close it with an outcome; a casus also with what is next, who does it and when.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async close(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: closeInputSchema }) input: z.infer<typeof closeInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.close(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }

  @Post('_reopen')
  @Does('knelpunt.reopen')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Open it again, with a reason and a new clock.' })
  @ApiResponse({ status: 200, standardSchema: caseFileSchema })
  async reopen(
    @Param('caseId', { schema: idSchema }) id: string,
    @Body({ schema: reopenInputSchema }) input: z.infer<typeof reopenInputSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.reopen(visitOf(request), { id, seen: seenVersion(request.headers) }, input));
  }
}
