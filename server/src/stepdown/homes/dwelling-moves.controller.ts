import { Body, Controller, HttpCode, Param, Post, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import { dwellingFileSchema, promiseInputSchema, type PromiseInput } from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { tagged } from './dwelling.controller.js';
import { DwellingMoves } from './dwelling-moves.service.js';
import { DwellingService } from './dwelling.service.js';

const nothingSchema = z.strictObject({});
const ifMatch = { name: 'If-Match', required: true, description: 'The version you saw, as "12".' };
const once = { name: 'Idempotency-Key', required: true, description: 'A UUID; the same key is done once.' };
const sentWith = ({ headers }: FastifyRequest) => ({ version: seenVersion(headers), key: sentKey(headers) });

@ApiTags('Step-down places')
@Controller('api/v1/dwellings/:dwellingId')
export class DwellingMovesController {
  constructor(
    private readonly dwellings: DwellingService,
    private readonly moves: DwellingMoves,
  ) {}

  @Post('_confirm')
  @HttpCode(200)
  @Does('dwelling.confirm')
  @ApiOperation({ summary: 'Say that it is still there.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async confirm(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema.optional() }) _: object | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.dwellings.confirm(visitOf(request), id, sentWith(request)));
  }

  @Post('_promise')
  @HttpCode(200)
  @Does('dwelling.promise')
  @ApiOperation({ summary: 'Promise it to one person. Whoever comes too late hears what is next best.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async promise(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: promiseInputSchema }) { reference }: PromiseInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.promise(visitOf(request), id, reference, sentWith(request)));
  }

  @Post('_release')
  @HttpCode(200)
  @Does('dwelling.release')
  @ApiOperation({ summary: 'Give it back: by whoever promised it, or whoever offers it.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async release(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema.optional() }) _: object | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.release(visitOf(request), id, sentWith(request)));
  }

  @Post('_let')
  @HttpCode(200)
  @Does('dwelling.let')
  @ApiOperation({ summary: 'Who it was promised to lives there now.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async let(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema.optional() }) _: object | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.let(visitOf(request), id, sentWith(request)));
  }

  @Post('_withdraw')
  @HttpCode(200)
  @Does('dwelling.withdraw')
  @ApiOperation({ summary: 'It is not to be had any more; a promise ends with it.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async withdraw(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema.optional() }) _: object | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.withdraw(visitOf(request), id, sentWith(request)));
  }

  @Post('_restore')
  @HttpCode(200)
  @Does('dwelling.restore')
  @ApiOperation({ summary: 'Undo: within a week of its being let or withdrawn.' })
  @ApiHeader(ifMatch)
  @ApiHeader(once)
  @ApiResponse({ status: 200, standardSchema: dwellingFileSchema })
  async restore(
    @Param('dwellingId', { schema: idSchema }) id: string,
    @Body({ schema: nothingSchema.optional() }) _: object | undefined,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.moves.restore(visitOf(request), id, sentWith(request)));
  }
}
