import { Controller, Get, Param, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { fittingHomesSchema } from '@ketenzicht/shared/stepdown';
import type { FastifyRequest } from 'fastify';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { WaitHomes } from './wait-homes.service.js';

@ApiTags('Step-down places')
@Controller('api/v1/waits/:waitId/dwellings')
export class WaitHomesController {
  constructor(private readonly homes: WaitHomes) {}

  @Get()
  @Does('dwelling.fit')
  @ApiOperation({ summary: 'Which dwelling is promised to one who waits, which could be theirs, and why others not.' })
  @ApiResponse({ status: 200, standardSchema: fittingHomesSchema })
  read(@Param('waitId', { schema: idSchema }) waitId: string, @Req() request: FastifyRequest) {
    return this.homes.of(visitOf(request), waitId);
  }
}
