import { Body, Controller, Get, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  careInputSchema,
  carePeriodSchema,
  crisisCardSchema,
  keptCardSchema,
  payerInputSchema,
  payerPeriodSchema,
  scoreInputSchema,
  scoreSchema,
  timelineQuestionSchema,
  timelineSchema,
  type CareInput,
  type CrisisCard,
  type KeptCard,
  type PayerInput,
  type ScoreInput,
  type TimelineQuestion,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { CardService } from './card.service.js';
import { PeriodService } from './period.service.js';
import { ScoreService } from './score.service.js';
import { IfMatch, following } from './timeline.reply.js';
import { TimelineService } from './timeline.service.js';

@ApiTags(following)
@Controller('api/v1/trajectories/:trajectoryId')
export class TimelineController {
  constructor(
    private readonly timeline: TimelineService,
    private readonly periods: PeriodService,
    private readonly scores: ScoreService,
    private readonly cards: CardService,
  ) {}

  @Get('timeline')
  @Does('timeline.read')
  @ApiOperation({ summary: 'All that happened between two days, with what began before and still holds.' })
  @ApiResponse({ status: 200, standardSchema: timelineSchema })
  read(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Query({ schema: timelineQuestionSchema }) asked: TimelineQuestion,
    @Req() request: FastifyRequest,
  ) {
    return this.timeline.read(visitOf(request), id, asked);
  }

  @Post('payers')
  @Does('payer.set')
  @ApiOperation({ summary: 'From this day on this law pays, until the next one begins. `unclear` is an answer.' })
  @ApiResponse({ status: 201, standardSchema: payerPeriodSchema })
  payer(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: payerInputSchema }) input: PayerInput,
    @Req() request: FastifyRequest,
  ) {
    return this.periods.payer(visitOf(request), id, input);
  }

  @Post('care-periods')
  @Does('care.set')
  @ApiOperation({ summary: 'From this day on care is given here, until the next begins. A gap says why.' })
  @ApiResponse({ status: 201, standardSchema: carePeriodSchema })
  care(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: careInputSchema }) input: CareInput,
    @Req() request: FastifyRequest,
  ) {
    return this.periods.care(visitOf(request), id, input);
  }

  @Put('scores')
  @Does('score.set')
  @ApiOperation({ summary: 'How it goes in the twelve areas of life. The same day again corrects it.' })
  @ApiResponse({ status: 200, standardSchema: scoreSchema })
  score(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: scoreInputSchema }) input: ScoreInput,
    @Req() request: FastifyRequest,
  ) {
    return this.scores.set(visitOf(request), id, input);
  }

  @Get('crisis-card')
  @Does('card.read')
  @ApiOperation({ summary: 'One sheet: signs, what helps then, and whom to call.' })
  @ApiResponse({ status: 200, standardSchema: keptCardSchema })
  async card(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptCard> {
    return tagged(reply, await this.cards.read(visitOf(request), id));
  }

  @Put('crisis-card')
  @Does('card.set')
  @IfMatch()
  @ApiOperation({ summary: 'A new version of the sheet. What it said before is kept.' })
  @ApiResponse({ status: 200, standardSchema: keptCardSchema })
  async setCard(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Body({ schema: crisisCardSchema }) card: CrisisCard,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<KeptCard> {
    return tagged(reply, await this.cards.set(visitOf(request), { id, seen: seenVersion(request.headers) }, card));
  }
}

function tagged(reply: FastifyReply, card: KeptCard): KeptCard {
  void reply.header('etag', `"${card.version}"`);
  return card;
}
