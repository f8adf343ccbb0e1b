import { Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema, parseInput, type Actor } from '@ketenzicht/shared/kernel';
import { readyCountSchema, type ReadyCount } from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { sentKey } from '../platform/http/idempotency-key.js';
import { seenVersion } from '../platform/http/version-header.js';
import { ReadyService } from './ready.service.js';

type WardRequest = FastifyRequest<{ Params: { unitId: string } }>;

@ApiTags('Ready to leave')
@Controller('api/v1')
export class ReadyController {
  constructor(private readonly ready: ReadyService) {}

  @Get('units/:unitId/ready')
  @Does('ready.read')
  @ApiOperation({
    summary: 'How many people of a ward are ready to leave, as it said last; a fact until `validUntil`, unknown after.',
  })
  @ApiResponse({ status: 200, standardSchema: readyCountSchema })
  async read(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReadyCount> {
    return tagged(reply, await this.ready.read(actor, unitId));
  }

  @Put('units/:unitId/ready')
  @Does('ready.report')
  @ApiOperation({
    summary: 'Say how many people of your ward are ready to leave, and how many of them for over a week.',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/ReadyReport' } })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12"; "0" when there is none.' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A UUID; the same key is answered the same.',
  })
  @ApiParam({ name: 'unitId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, standardSchema: readyCountSchema })
  async report(@Req() request: WardRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<ReadyCount> {
    const unitId = parseInput(idSchema, request.params.unitId);
    const seen = { version: seenVersion(request.headers), key: sentKey(request.headers) };
    return tagged(reply, await this.ready.report(visitOf(request), unitId, request.body, seen));
  }
}

function tagged(reply: FastifyReply, count: ReadyCount): ReadyCount {
  void reply.header('etag', `"${count.version}"`);
  return count;
}
