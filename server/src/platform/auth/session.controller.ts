import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  actorSchema,
  loginSchema,
  sessionSchema,
  type Actor,
  type ActorView,
  type Login,
} from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { CLOCK, type Clock } from '../tokens.js';
import { CurrentActor, Does, sessionCookie } from './session.guard.js';
import { SessionService } from './session.service.js';

export const viewOf = ({ id, name, role, organisationId, regionIds, directoryId }: Actor): ActorView => ({
  id,
  name,
  role,
  organisationId,
  regionIds: [...regionIds],
  directoryId,
});

const currentSchema = z.object({ expiresAt: z.string(), actor: actorSchema }).meta({ id: 'CurrentSession' });

@ApiTags('Sessions')
@Controller('api/v1/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Does('session.open')
  @ApiOperation({ summary: 'Log in. The token works as a Bearer token; a browser also gets it as an HttpOnly cookie.' })
  @ApiResponse({ status: 201, standardSchema: sessionSchema })
  async open(
    @Body({ schema: loginSchema }) login: Login,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const { token, expiresAt, actor } = await this.sessions.open(login, this.clock());
    void reply.setCookie(sessionCookie, token, {
      httpOnly: true,
      sameSite: 'strict',
      path: '/',
      expires: expiresAt,
      secure: request.protocol === 'https',
    });
    return { token, expiresAt: expiresAt.toISOString(), actor: viewOf(actor) };
  }

  @Get('current')
  @Does('session.read')
  @ApiOperation({ summary: 'Who am I, and until when.' })
  @ApiResponse({ status: 200, standardSchema: currentSchema })
  async current(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    const session = await this.sessions.find(request.sessionToken ?? '', this.clock());
    return { expiresAt: new Date(session?.expiresAt ?? 0).toISOString(), actor: viewOf(actor) };
  }

  @Delete('current')
  @Does('session.close')
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out.' })
  @ApiResponse({ status: 204, description: 'The session is gone.' })
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    await this.sessions.close(request.sessionToken ?? '');
    void reply.clearCookie(sessionCookie, { path: '/' });
  }
}
