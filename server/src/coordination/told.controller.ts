import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  myPreferencesSchema,
  preferencesSchema,
  pushEndpointSchema,
  pushSubscriptionSchema,
  toldSchema,
  triedSchema,
  type NoticePreferences,
  type PushSubscriptionInput,
} from '@ketenzicht/shared/coordination';
import { idSchema } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { ToldService } from './told.service.js';

@ApiTags('Messages')
@Controller('api/v1')
export class ToldController {
  constructor(private readonly told: ToldService) {}

  @Get('told')
  @Does('told.list')
  @ApiOperation({ summary: 'What you were told: the fifty newest, first what you have not seen.' })
  @ApiResponse({ status: 200, standardSchema: toldSchema })
  list(@Req() request: FastifyRequest) {
    return this.told.list(visitOf(request));
  }

  @Post('told/:toldId/_acknowledge')
  @Does('told.acknowledge')
  @HttpCode(204)
  @ApiOperation({ summary: 'You have seen it: a crisis is not said again.' })
  @ApiResponse({ status: 204, description: 'Noted.' })
  acknowledge(@Param('toldId', { schema: idSchema }) id: string, @Req() request: FastifyRequest): Promise<void> {
    return this.told.acknowledge(visitOf(request), id);
  }

  @Get('told-preferences')
  @Does('told.preferences')
  @ApiOperation({ summary: 'Of what, how and when you want to be told.' })
  @ApiResponse({ status: 200, standardSchema: myPreferencesSchema })
  preferences(@Req() request: FastifyRequest) {
    return this.told.preferences(visitOf(request));
  }

  @Put('told-preferences')
  @Does('told.prefer')
  @ApiOperation({ summary: 'Choose it. A crisis passes quiet hours; the app always tells.' })
  @ApiResponse({ status: 200, standardSchema: myPreferencesSchema })
  prefer(@Body({ schema: preferencesSchema }) wanted: NoticePreferences, @Req() request: FastifyRequest) {
    return this.told.prefer(visitOf(request), wanted);
  }

  @Post('push-subscriptions')
  @Does('told.subscribe')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let this browser show messages (RFC 8030). It is yours alone from now on.' })
  @ApiResponse({ status: 204, description: 'Subscribed.' })
  subscribe(
    @Body({ schema: pushSubscriptionSchema }) input: PushSubscriptionInput,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.told.subscribe(visitOf(request), input);
  }

  @Delete('push-subscriptions')
  @Does('told.unsubscribe')
  @HttpCode(204)
  @ApiOperation({ summary: 'Let this browser show nothing any more.' })
  @ApiResponse({ status: 204, description: 'Not subscribed.' })
  unsubscribe(
    @Body({ schema: pushEndpointSchema }) { endpoint }: z.infer<typeof pushEndpointSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    return this.told.unsubscribe(visitOf(request), endpoint);
  }

  @Post('push-subscriptions/_try')
  @Does('told.try')
  @HttpCode(200)
  @ApiOperation({ summary: 'Show a message in every browser of yours, now.' })
  @ApiResponse({ status: 200, standardSchema: triedSchema })
  try(@Req() request: FastifyRequest) {
    return this.told.try(visitOf(request));
  }
}
