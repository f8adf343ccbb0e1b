import { Body, Controller, Get, Headers, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  dwellingFileSchema,
  dwellingInputSchema,
  dwellingQuerySchema,
  dwellingSchema,
  type DwellingFile,
  type DwellingInput,
  type DwellingQuery,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { DwellingService } from './dwelling.service.js';

export function tagged(reply: FastifyReply, file: DwellingFile): DwellingFile {
  void reply.header('etag', `"${file.dwelling.version}"`);
  return file;
}

@ApiTags('Step-down places')
@Controller('api/v1/dwellings')
export class DwellingController {
  constructor(private readonly dwellings: DwellingService) {}

  @Get()
  @Does('dwelling.list')
  @ApiOperation({
    summary: 'Dwellings that are offered or promised, without an address. Only what is confirmed counts as a place.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(dwellingSchema) })
  list(@Query({ schema: dwellingQuerySchema }) query: DwellingQuery, @Req() request: FastifyRequest) {
    return this.dwellings.list(visitOf(request), query);
  }

  @Post()
  @Does('dwelling.offer')
  @ApiOperation({ summary: 'Offer a dwelling, of your own organisation or for a landlord of your region.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID, so that a retry offers only once.' })
  @ApiResponse({ status: 201, standardSchema: dwellingFileSchema })
  async offer(
    @Body({ schema: dwellingInputSchema }) input: DwellingInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.dwellings.offer(visitOf(request), input, sentKey(headers)));
  }

  @Get(':dwellingId')
  @Does('dwelling.read')
  @ApiOperation({ summary: 'A dwelling and what was done with it; for whom it is promised only for those two sides.' })
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async file(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.dwellings.file(visitOf(request), id));
  }

  @Put(':dwellingId')
  @Does('dwelling.change')
  @ApiOperation({ summary: 'Change what is said of a dwelling. Not while it is promised.' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12".' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID; the same key is done once.' })
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async change(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: dwellingInputSchema }) input: DwellingInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const sent = { version: seenVersion(request.headers), key: sentKey(request.headers) };
    return tagged(reply, await this.dwellings.change(visitOf(request), id, input, sent));
  }
}
