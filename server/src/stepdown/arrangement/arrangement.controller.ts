import { Body, Controller, Get, Headers, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  arrangementFileSchema,
  arrangementInputSchema,
  arrangementListSchema,
  arrangementQuerySchema,
  type ArrangementFile,
  type ArrangementInput,
  type ArrangementQuery,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { ArrangementService } from './arrangement.service.js';

@ApiTags('The way out')
@Controller('api/v1/arrangements')
export class ArrangementController {
  constructor(private readonly arrangements: ArrangementService) {}

  @Get()
  @Does('arrangement.list')
  @ApiOperation({
    summary: 'What your organisation put together for people; who cannot be reached first, at most 500.',
  })
  @ApiResponse({ status: 200, standardSchema: arrangementListSchema })
  list(@Query({ schema: arrangementQuerySchema }) query: ArrangementQuery, @Req() request: FastifyRequest) {
    return this.arrangements.list(visitOf(request), query);
  }

  @Post()
  @Does('arrangement.open')
  @ApiOperation({ summary: 'Begin to put a VPT together for one person. Names nobody.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID, so that a retry adds only once.' })
  @ApiResponse({ status: 201, standardSchema: arrangementFileSchema })
  async open(
    @Body({ schema: arrangementInputSchema }) input: ArrangementInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.arrangements.open(visitOf(request), input, sentKey(headers)));
  }

  @Get(':arrangementId')
  @Does('arrangement.read')
  @ApiOperation({
    summary: 'One arrangement: what it holds, its gaps, each version that was agreed, and the nights away.',
  })
  @ApiResponse({ status: 200, standardSchema: arrangementFileSchema })
  async file(
    @Param('arrangementId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return taggedArrangement(reply, await this.arrangements.file(visitOf(request), id));
  }
}

export function taggedArrangement(reply: FastifyReply, file: ArrangementFile): ArrangementFile {
  void reply.header('etag', `"${file.arrangement.version}"`);
  return file;
}
