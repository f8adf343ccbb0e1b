import { Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RuleError, idSchema, must, ownSessionsSchema, sessionSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../tokens.js';
import { arrivalOf } from './arrival.js';
import { OwnSessions } from './own-sessions.js';
import { giveSession } from './session.controller.js';
import { Does } from './session.guard.js';
import { SessionOpening } from './session.opening.js';
import { SessionService } from './session.service.js';
import { visitOf } from './visit.js';

@ApiTags('Sessions')
@Controller('api/v1/sessions')
export class OwnSessionsController {
  constructor(
    private readonly sessions: SessionService,
    private readonly own: OwnSessions,
    private readonly opening: SessionOpening,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('_wall')
  @Does('session.wall')
  @ApiOperation({
    summary:
      'Turn this browser into a wall screen: it reads beds for thirty days and can do nothing else. Your own login here ends.',
  })
  @ApiResponse({ status: 201, standardSchema: sessionSchema })
  async wall(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const visit = visitOf(request);
    const here = must(await this.sessions.find(visit.token ?? '', visit.at), 'the session that just asked');
    const { method, sessionId } = here;
    const { device, at } = arrivalOf(request, this.clock());
    const opening = { assurance: 'substantial', method, kind: 'wall', device, provedAt: at } as const;
    const opened = must(await this.opening.openFor(visit.actor.id, visit, opening), 'the account that just asked');
    await this.sessions.end(visit, { only: sessionId });
    return giveSession(opened, request, reply);
  }

  @Get()
  @Does('session.list')
  @ApiOperation({ summary: 'Where am I logged in.' })
  @ApiResponse({ status: 200, standardSchema: ownSessionsSchema })
  async list(@Req() request: FastifyRequest) {
    return { sessions: await this.own.list(visitOf(request), request.admitted?.sessionId ?? '') };
  }

  @Delete(':sessionId')
  @Does('session.end')
  @HttpCode(204)
  @ApiOperation({ summary: 'End one of my sessions, wherever it is.' })
  @ApiResponse({ status: 204, description: 'It is over.' })
  async end(@Param('sessionId', { schema: idSchema }) sessionId: string, @Req() request: FastifyRequest) {
    if ((await this.sessions.end(visitOf(request), { only: sessionId })) === 0)
      throw new RuleError('session.unknown', 'You have no such session.');
  }

  @Post('_end-others')
  @Does('session.end_others')
  @HttpCode(204)
  @ApiOperation({ summary: 'End all my sessions but this one.' })
  @ApiResponse({ status: 204, description: 'They are over.' })
  async endOthers(@Req() request: FastifyRequest) {
    await this.sessions.end(visitOf(request), { but: request.admitted?.sessionId ?? '' });
  }
}
