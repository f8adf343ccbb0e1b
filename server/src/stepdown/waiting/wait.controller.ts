import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  endWaitSchema,
  expectInputSchema,
  undoWaitSchema,
  waitChangeSchema,
  waitFileSchema,
  waitInputSchema,
  waitListSchema,
  waitQuerySchema,
  type EndWait,
  type ExpectInput,
  type WaitChange,
  type WaitFile,
  type WaitInput,
  type WaitQuery,
} from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { WaitMoves, type Seen } from './wait-moves.service.js';
import { WaitService } from './wait.service.js';

const IfMatch = () =>
  ApiHeader({ name: 'If-Match', required: true, description: 'The version of the wait that you saw, as "12".' });

@ApiTags('The way out')
@Controller('api/v1/waits')
export class WaitController {
  constructor(
    private readonly waits: WaitService,
    private readonly moves: WaitMoves,
  ) {}

  @Get()
  @Does('wait.list')
  @ApiOperation({ summary: 'Who is ready to leave and waits, as far as you may see; the longest first, at most 500.' })
  @ApiResponse({ status: 200, standardSchema: waitListSchema })
  list(@Query({ schema: waitQuerySchema }) query: WaitQuery, @Req() request: FastifyRequest) {
    return this.waits.list(visitOf(request), query);
  }

  @Post()
  @Does('wait.open')
  @ApiOperation({ summary: 'Somebody of your ward is ready to leave. Names nobody.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID, so that a retry adds only once.' })
  @ApiResponse({ status: 201, standardSchema: waitFileSchema })
  async open(
    @Body({ schema: waitInputSchema }) input: WaitInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.waits.open(visitOf(request), input, sentKey(headers)));
  }

  @Get(':waitId')
  @Does('wait.read')
  @ApiOperation({ summary: 'Somebody who waits, with each date that was expected and how well that was foreseen.' })
  @ApiResponse({ status: 200, standardSchema: waitFileSchema })
  async file(
    @Param('waitId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.waits.file(visitOf(request), id));
  }

  @Put(':waitId')
  @Does('wait.change')
  @IfMatch()
  @ApiOperation({ summary: 'Say it better. Another cause, payer or municipality counts from today on.' })
  @ApiResponse({ status: 200, standardSchema: waitFileSchema })
  async change(
    @Param('waitId', { schema: idSchema }) id: string,
    @Body({ schema: waitChangeSchema }) input: WaitChange,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.change(visitOf(request), seen(id, request), input));
  }

  @Post(':waitId/_expect')
  @Does('wait.expect')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Another expected date with why, and who has to act. Every date is kept.' })
  @ApiResponse({ status: 200, standardSchema: waitFileSchema })
  async expect(
    @Param('waitId', { schema: idSchema }) id: string,
    @Body({ schema: expectInputSchema }) input: ExpectInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.expect(visitOf(request), seen(id, request), input));
  }

  @Post(':waitId/_end')
  @Does('wait.end')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'This person waits no longer. Can be taken back for a day.' })
  @ApiResponse({ status: 200, standardSchema: waitFileSchema })
  async end(
    @Param('waitId', { schema: idSchema }) id: string,
    @Body({ schema: endWaitSchema }) input: EndWait,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.end(visitOf(request), seen(id, request), input));
  }

  @Post(':waitId/_undo')
  @Does('wait.undo')
  @HttpCode(200)
  @IfMatch()
  @ApiOperation({ summary: 'Take an end back, within a day.' })
  @ApiResponse({ status: 200, standardSchema: waitFileSchema })
  async undo(
    @Param('waitId', { schema: idSchema }) id: string,
    @Body({ schema: undoWaitSchema }) _: z.infer<typeof undoWaitSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.undo(visitOf(request), seen(id, request)));
  }
}

const seen = (id: string, { headers }: FastifyRequest): Seen => ({ id, seen: seenVersion(headers) });

function tagged(reply: FastifyReply, file: WaitFile): WaitFile {
  void reply.header('etag', `"${file.wait.version}"`);
  return file;
}
