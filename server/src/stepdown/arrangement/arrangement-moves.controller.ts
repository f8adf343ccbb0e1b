import { Body, Controller, HttpCode, Param, Post, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  agreeInputSchema,
  arrangementContentInputSchema,
  arrangementFileSchema,
  endArrangementSchema,
  nightsInputSchema,
  undoArrangementSchema,
  type AgreeInput,
  type ArrangementContent,
  type EndArrangement,
  type NightsInput,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { ArrangementMoves, type SeenArrangement } from './arrangement-moves.service.js';
import { taggedArrangement } from './arrangement.controller.js';

const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the arrangement that you saw, as "12".' });

@ApiTags('The way out')
@Controller('api/v1/arrangements/:arrangementId')
export class ArrangementMovesController {
  constructor(private readonly moves: ArrangementMoves) {}

  @Put()
  @Does('arrangement.change')
  @IfMatch()
  @ApiOperation({ summary: 'Put it together otherwise. What was agreed stays as it was until this is agreed.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async change(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Body({ schema: arrangementContentInputSchema }) content: ArrangementContent,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.change(visitOf(request), seen(id, request), content));
  }

  @Post('_agree')
  @Does('arrangement.agree')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Agreed with the client and family. Refused while anybody cannot be reached at some hour.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async agree(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Body({ schema: agreeInputSchema }) input: AgreeInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.agree(visitOf(request), seen(id, request), input));
  }

  @Post('nights')
  @Does('arrangement.nights')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Book nights away, all or none: at most 156 in a calendar year and 3 in a week.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async nights(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Body({ schema: nightsInputSchema }) input: NightsInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.nights(visitOf(request), seen(id, request), input));
  }

  @Post('nights/:nightId/_cancel')
  @Does('arrangement.cancelNight')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'This night does not come about, or did not.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async cancelNight(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Param('nightId', { schema: idSchema }) nightId: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.cancelNight(visitOf(request), seen(id, request), nightId));
  }

  @Post('_end')
  @Does('arrangement.end')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'This arrangement ends. Can be taken back for a day.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async end(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Body({ schema: endArrangementSchema }) input: EndArrangement,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.end(visitOf(request), seen(id, request), input));
  }

  @Post('_undo')
  @Does('arrangement.undo')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take an end back, within a day.' })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async undo(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Body({ schema: undoArrangementSchema }) _: z.infer<typeof undoArrangementSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.moves.undo(visitOf(request), seen(id, request)));
  }
}

const seen = (id: string, { headers }: FastifyRequest): SeenArrangement => ({ id, seen: seenVersion(headers) });
