import { Body, Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { chainListSchema, chainQuerySchema, type ChainQuery } from '@ketenzicht/shared/stepdown';
import type { FastifyRequest } from 'fastify';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { ChainService } from './chain.service.js';

@ApiTags('The way out')
@Controller('api/v1/chains')
export class ChainController {
  constructor(private readonly chains: ChainService) {}

  @Post('_search')
  @Does('chain.list')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The shortest chains of moves that free a bed somebody waits for, most days of waiting saved first.',
  })
  @ApiResponse({ status: 200, standardSchema: chainListSchema })
  search(@Body({ schema: chainQuerySchema }) query: ChainQuery, @Req() request: FastifyRequest) {
    return this.chains.list(visitOf(request), query);
  }
}
