import { randomUUID } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiParam, ApiQuery, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  boardSchema,
  capacityAcceptedSchema,
  confirmSchema,
  freshnessAt,
  historySchema,
  seesFromAfar,
  unitSchema,
  type CapacityAccepted,
  type Confirmation,
} from '@ketenzicht/shared/capacity';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import { RuleError, ensure, idSchema, instantSchema, parseInput, type Actor } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CurrentActor, Does, actorOf } from '../platform/auth/session.guard.js';
import { EventFeed } from '../platform/events/event-feed.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { CapacityService, type WriteHeaders } from './capacity.service.js';
import { PastService } from './past.service.js';
import { UnitStates } from './unit-states.js';

type WardRequest = FastifyRequest<{ Params: { unitId: string } }>;

const boardQuerySchema = z.strictObject({
  asOf: instantSchema.optional(),
  knownAt: instantSchema.optional(),
  directory: z.string().max(100).optional(),
});
const noQuery: z.infer<typeof boardQuerySchema> = {};
const historyQuerySchema = z.strictObject({
  from: instantSchema.optional(),
  to: instantSchema.optional(),
  per: z.enum(['step', 'day']).default('step'),
  knownAt: instantSchema.optional(),
});

@ApiTags('Capacity')
@Controller('api/v1')
export class CapacityController {
  constructor(
    private readonly capacity: CapacityService,
    private readonly units: UnitStates,
    private readonly feed: EventFeed,
    private readonly past: PastService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('board')
  @Does('board.read')
  @ApiOperation({ summary: 'The board: every ward with its figure, now or at a moment of the past, on both clocks.' })
  @ApiQuery({ name: 'asOf', required: false, schema: { type: 'string', format: 'date-time' } })
  @ApiQuery({ name: 'knownAt', required: false, schema: { type: 'string', format: 'date-time' } })
  @ApiQuery({ name: 'directory', required: false, schema: { type: 'string' } })
  @ApiResponse({ status: 200, standardSchema: boardSchema })
  async board(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Read here and not by parameter decorators: on this route and the next one those cost as much as all that we do ourselves.
    const actor = actorOf(request);
    const query = request.url.includes('?') ? parseInput(boardQuerySchema, request.query) : noQuery;
    const directoryId = query.directory ?? actor.directoryId;
    const snapshot = this.units.board(directoryId);
    if (!snapshot || !mayOpenDirectory(actor, directoryId))
      throw new RuleError('directory.unknown', 'There is no such register that you may open.');
    if (seesFromAfar(actor)) return void reply.send(await this.past.boardFromAfar(directoryId, query));
    if (query.asOf !== undefined || query.knownAt !== undefined)
      return void reply.send(await this.past.board(directoryId, query));

    const board = snapshot.encode(this.feed.revision, this.clock());
    void reply
      .header('etag', board.etag)
      .header('vary', 'accept-encoding')
      .header('cache-control', 'private, no-cache');
    if (request.headers['if-none-match'] === board.etag) return void reply.code(304).send();
    void reply.header('content-type', 'application/json; charset=utf-8');
    if (/\bgzip\b/.test(request.headers['accept-encoding'] ?? ''))
      return void reply.header('content-encoding', 'gzip').send(board.gzip);
    return void reply.send(board.plain());
  }

  @Get('units/:unitId')
  @Does('unit.read')
  @ApiOperation({ summary: 'One ward with its figure; the ETag is the version to send back with a report.' })
  @ApiResponse({ status: 200, standardSchema: unitSchema })
  async unit(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { directoryId, ward, capacity } = this.capacity.readable(actor, unitId);
    if (seesFromAfar(actor)) return this.past.unitFromAfar(directoryId, unitId);
    void reply.header('etag', `"${capacity.version}"`);
    return { ...ward, capacity: { ...capacity, freshness: freshnessAt(capacity, this.clock()) } };
  }

  @Put('units/:unitId/capacity')
  @Does('capacity.report')
  @ApiOperation({
    summary:
      'Report a ward. Two numbers are mandatory; free is computed. A report about an earlier moment corrects the past.',
  })
  @ApiBody({ schema: { $ref: '#/components/schemas/CapacityReport' } })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12".' })
  @ApiHeader({
    name: 'Idempotency-Key',
    required: true,
    description: 'A UUID; the same key is answered the same, for seven days.',
  })
  @ApiParam({ name: 'unitId', schema: { type: 'string', format: 'uuid' } })
  @ApiResponse({ status: 200, standardSchema: capacityAcceptedSchema })
  async report(
    @Req() request: WardRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CapacityAccepted> {
    const unitId = parseInput(idSchema, request.params.unitId);
    return tagged(
      reply,
      await this.capacity.report(actorOf(request), unitId, request.body, writeHeaders(request.headers, true)),
    );
  }

  @Post('units/:unitId/capacity/_confirm')
  @Does('capacity.confirm')
  @HttpCode(200)
  @ApiOperation({ summary: 'Nothing changed: the same figure, seen again now.' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12".' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry counts once.' })
  @ApiResponse({ status: 200, standardSchema: capacityAcceptedSchema })
  async confirm(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Body({ schema: confirmSchema.optional() }) body: Confirmation | undefined,
    @CurrentActor() actor: Actor,
    @Headers() headers: Record<string, string | undefined>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CapacityAccepted> {
    return tagged(reply, await this.capacity.confirm(actor, unitId, body, writeHeaders(headers, false)));
  }

  @Get('units/:unitId/capacity/history')
  @Does('capacity.history')
  @ApiOperation({
    summary: "A ward's past, report by report or per Dutch calendar day; ninety days unless told otherwise.",
  })
  @ApiResponse({ status: 200, standardSchema: historySchema })
  async history(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Query({ schema: historyQuerySchema }) query: z.infer<typeof historyQuerySchema>,
    @CurrentActor() actor: Actor,
  ) {
    const { directoryId } = this.capacity.readable(actor, unitId);
    if (seesFromAfar(actor)) await this.past.unitFromAfar(directoryId, unitId);
    return this.past.history(actor, unitId, query);
  }
}

function tagged(reply: FastifyReply, accepted: CapacityAccepted): CapacityAccepted {
  void reply.header('etag', `"${accepted.capacity.version}"`);
  return accepted;
}

/** A strong ETag of ours, or nothing that can match: weak tags, lists and `*` do not say which figure was seen. */
function writeHeaders(headers: IncomingHttpHeaders, keyRequired: boolean): WriteHeaders {
  const tag = headers['if-match'];
  const version = /^"(\d{1,9})"$/.exec(tag ?? '')?.[1];
  const key = headers['idempotency-key']?.toString();
  ensure(!keyRequired || key !== undefined, 'idempotency.missing', 'Send an Idempotency-Key, a UUID of your own.');
  ensure(
    key === undefined || idSchema.safeParse(key).success,
    'idempotency.invalid',
    'The Idempotency-Key must be a lower-case UUID.',
  );
  return { version: tag === undefined ? undefined : Number(version ?? -1), key: key ?? randomUUID() };
}
