import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { holdListSchema, newHoldSchema, type HoldList, type NewHold } from '@ketenzicht/shared/oversight';
import type { FastifyRequest } from 'fastify';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { HoldService } from './hold.service.js';

@ApiTags('Oversight')
@Controller('api/v1/oversight/holds')
export class HoldController {
  constructor(private readonly holds: HoldService) {}

  @Get()
  @Does('log.holds')
  @ApiOperation({ summary: 'Periods of the log of which nothing is purged.' })
  @ApiResponse({ status: 200, standardSchema: holdListSchema })
  list(@Req() request: FastifyRequest): Promise<HoldList> {
    return this.holds.list(visitOf(request));
  }

  @Post()
  @Does('log.hold')
  @ApiOperation({ summary: 'Keeps a period, for a complaint or a case in court.' })
  @ApiResponse({ status: 201, standardSchema: holdListSchema })
  place(@Req() request: FastifyRequest, @Body({ schema: newHoldSchema }) hold: NewHold): Promise<HoldList> {
    return this.holds.place(visitOf(request), hold);
  }

  @Post(':holdId/_lift')
  @Does('log.releaseHold')
  @HttpCode(200)
  @ApiOperation({ summary: 'Lets the ordinary term count again.' })
  @ApiResponse({ status: 200, standardSchema: holdListSchema })
  lift(@Req() request: FastifyRequest, @Param('holdId', { schema: idSchema }) id: string): Promise<HoldList> {
    return this.holds.lift(visitOf(request), id);
  }
}
