import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema, instantSchema } from '@ketenzicht/shared/kernel';
import {
  cardSchema,
  endRequestSchema,
  ownReferenceInputSchema,
  requestFileSchema,
  requestInputSchema,
  requestSchema,
  requestStates,
  type EndRequest,
  type PlacementRequest,
  type RequestInput,
} from '@ketenzicht/shared/placement';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { keyOrNew } from '../platform/http/idempotency-key.js';
import { seenVersion } from '../platform/http/version-header.js';
import { RequestService } from './request.service.js';
import { WorklistService } from './worklist.service.js';

const pageSchema = z.strictObject({
  state: z.enum(requestStates).default('open'),
  /** Opened before this moment: the next 500. */
  before: instantSchema.optional(),
});
const transferSchema = z.strictObject({});
const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the request that you saw, as "12".' });

@ApiTags('Finding a place')
@Controller('api/v1/placement-requests')
export class PlacementRequestController {
  constructor(
    private readonly requests: RequestService,
    private readonly worklist: WorklistService,
  ) {}

  @Get()
  @Does('placement.list')
  @ApiOperation({
    summary: 'The worklist: requests of your own organisation, or those that you help with. At most 500.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(cardSchema) })
  list(@Query({ schema: pageSchema }) { state, before }: z.infer<typeof pageSchema>, @Req() request: FastifyRequest) {
    return this.worklist.list(visitOf(request), { state, before: before === undefined ? null : new Date(before) });
  }

  @Post('_find')
  @Does('placement.find')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Open requests of your own organisation for the same file number, before you type another.',
  })
  @ApiResponse({ status: 200, standardSchema: z.object({ requests: z.array(cardSchema) }) })
  async find(
    @Body({ schema: ownReferenceInputSchema }) { ownReference }: z.infer<typeof ownReferenceInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return { requests: await this.worklist.find(visitOf(request), ownReference) };
  }

  @Post()
  @Does('placement.make')
  @ApiOperation({
    summary: 'Ask for a place. Names nobody. An open request for the same file number: 409, with its id.',
  })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry asks only once.' })
  @ApiResponse({ status: 201, standardSchema: requestSchema })
  async make(
    @Body({ schema: requestInputSchema }) input: RequestInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.requests.make(visitOf(request), input, keyOrNew(headers)));
  }

  @Get(':requestId')
  @Does('placement.read')
  @ApiOperation({ summary: 'A request with every try and all that happened. A ward that is asked sees its own tries.' })
  @ApiResponse({ status: 200, standardSchema: requestFileSchema })
  async file(
    @Param('requestId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.worklist.file(visitOf(request), id);
    tagged(reply, file.request);
    return file;
  }

  @Put(':requestId')
  @Does('placement.change')
  @IfMatch()
  @ApiOperation({ summary: 'Change what is asked. An own file number that is left out stays what it was.' })
  @ApiResponse({ status: 200, standardSchema: requestSchema })
  async change(
    @Param('requestId', { schema: idSchema }) id: string,
    @Body({ schema: requestInputSchema }) input: RequestInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.requests.change(visitOf(request), id, input, seenVersion(request.headers)));
  }

  @Post(':requestId/_end')
  @Does('placement.end')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'No longer needed: what was asked lapses, and a bed that was held is free again.' })
  @ApiResponse({ status: 200, standardSchema: requestSchema })
  async end(
    @Param('requestId', { schema: idSchema }) id: string,
    @Body({ schema: endRequestSchema }) input: EndRequest,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.requests.end(visitOf(request), id, input, seenVersion(request.headers)));
  }

  @Post(':requestId/_transfer')
  @Does('placement.transfer')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Look for another place for somebody who was placed; they stay where they are meanwhile.' })
  @ApiResponse({ status: 200, standardSchema: requestSchema })
  async transfer(
    @Param('requestId', { schema: idSchema }) id: string,
    @Body({ schema: transferSchema }) _: z.infer<typeof transferSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.requests.transfer(visitOf(request), id, seenVersion(request.headers)));
  }
}

function tagged(reply: FastifyReply, request: PlacementRequest): PlacementRequest {
  void reply.header('etag', `"${request.version}"`);
  return request;
}
