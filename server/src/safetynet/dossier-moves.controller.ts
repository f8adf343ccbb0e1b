import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  actionInputSchema,
  advanceInputSchema,
  assignInputSchema,
  correctInputSchema,
  dossierFileSchema,
  settleInputSchema,
  writeOffInputSchema,
  type ActionInput,
  type AssignInput,
  type CorrectInput,
  type NoteInput,
  type SettleInput,
  type WriteOffInput,
} from '@ketenzicht/shared/safetynet';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { DossierMoves, type Seen } from './dossier-moves.service.js';
import { IfMatch, tagged } from './dossier.reply.js';

@ApiTags('The safety net for payment')
@Controller('api/v1/payment-dossiers/:dossierId')
export class DossierMovesController {
  constructor(private readonly moves: DossierMoves) {}

  @Post('actions')
  @Does('vangnet.address')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Write down that a candidate was addressed, or what it answered.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async address(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: actionInputSchema }) input: ActionInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.address(visitOf(request), seen(id, request), input));
  }

  @Post('_assign')
  @Does('vangnet.assign')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'A candidate turns out responsible for so much of it.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async assign(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: assignInputSchema }) input: AssignInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.assign(visitOf(request), seen(id, request), input));
  }

  @Post('_advance')
  @Does('vangnet.advance')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({
    summary: 'VWS advances what the provider still waits for; only when payment has stayed out for four weeks.',
  })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async advance(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: advanceInputSchema }) input: NoteInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.advance(visitOf(request), seen(id, request), input));
  }

  @Post('_settle')
  @Does('vangnet.settle')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'A payer paid: first what VWS advanced, then the provider.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async settle(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: settleInputSchema }) input: SettleInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.settle(visitOf(request), seen(id, request), input));
  }

  @Post('_write-off')
  @Does('vangnet.writeOff')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Nobody will pay this; VWS bears it.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async writeOff(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: writeOffInputSchema }) input: WriteOffInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.writeOff(visitOf(request), seen(id, request), input));
  }

  @Post('_correct')
  @Does('vangnet.correct')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take a booking back with a counter-booking.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async correct(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: correctInputSchema }) input: CorrectInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.correct(visitOf(request), seen(id, request), input));
  }

  @Post('_withdraw')
  @Does('vangnet.withdraw')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Withdraw a claim on which nothing was booked yet.' })
  @ApiResponse({ status: 200, standardSchema: dossierFileSchema })
  async withdraw(
    @Param('dossierId', { schema: idSchema }) id: string,
    @Body({ schema: advanceInputSchema }) input: NoteInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.withdraw(visitOf(request), seen(id, request), input));
  }
}

const seen = (id: string, { headers }: FastifyRequest): Seen => ({ id, seen: seenVersion(headers) });
