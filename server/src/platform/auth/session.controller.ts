import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  RuleError,
  challengeSchema,
  currentSessionSchema,
  latestEnd,
  loginSchema,
  proofSchema,
  secondFactorSchema,
  sessionSchema,
  type Actor,
  type ActorView,
  type CurrentSession,
  type Login,
  type Proof,
  type SecondFactor,
} from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CLOCK, type Clock } from '../tokens.js';
import { arrivalOf } from './arrival.js';
import { LoginService } from './login.service.js';
import { ProofService } from './proof.service.js';
import { Does } from './session.guard.js';
import type { Opened } from './session.opening.js';
import { SessionService, type Known } from './session.service.js';
import { clearSessionCookie, setSessionCookie } from './session.token.js';
import { visitOf } from './visit.js';

export const viewOf = ({ id, name, role, organisationId, regionIds, directoryId }: Actor): ActorView => ({
  id,
  name,
  role,
  organisationId,
  regionIds: [...regionIds],
  directoryId,
});

/** The answer to a login, and the browser's cookie with it. */
export function giveSession(opened: Opened, request: FastifyRequest, reply: FastifyReply) {
  setSessionCookie(request, reply, opened.token, opened.expiresAt);
  return { token: opened.token, expiresAt: opened.expiresAt.toISOString(), actor: viewOf(opened.actor) };
}

@ApiTags('Sessions')
@Controller('api/v1/sessions')
export class SessionController {
  constructor(
    private readonly sessions: SessionService,
    private readonly logins: LoginService,
    private readonly proofs: ProofService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post()
  @Does('session.open')
  @ApiOperation({
    summary:
      'Log in. The token works as a Bearer token; a browser also gets it as an HttpOnly cookie. 202: a second factor must follow. A session without one may only get one.',
  })
  @ApiResponse({ status: 201, standardSchema: sessionSchema })
  @ApiResponse({ status: 202, standardSchema: challengeSchema })
  async open(
    @Body({ schema: loginSchema }) login: Login,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.logins.open(login, arrivalOf(request, this.clock()));
    if ('token' in opened) return giveSession(opened, request, reply);
    void reply.code(202);
    return opened;
  }

  @Post('_second-factor')
  @Does('session.second_factor')
  @ApiOperation({ summary: 'The second step of a login: a code, or what the browser’s authenticator said.' })
  @ApiResponse({ status: 201, standardSchema: sessionSchema })
  async second(
    @Body({ schema: secondFactorSchema }) given: SecondFactor,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return giveSession(await this.logins.second(given, arrivalOf(request, this.clock())), request, reply);
  }

  @Get('current')
  @Does('session.read')
  @ApiOperation({ summary: 'Who am I, and until when. Asking does not keep a session open.' })
  @ApiResponse({ status: 200, standardSchema: currentSessionSchema })
  async current(@Req() request: FastifyRequest) {
    return currentView(await this.here(request), this.clock());
  }

  @Post('current/_stay')
  @Does('session.stay')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Somebody is at this screen. Keeps beds open; after a quarter of an hour away persons take a fresh proof.',
  })
  @ApiResponse({ status: 200, standardSchema: currentSessionSchema })
  async stay(@Req() request: FastifyRequest) {
    const session = await this.here(request); // the guard has wound its clock
    await this.sessions.noteAct(request.sessionToken ?? '', session);
    return currentView(session, this.clock());
  }

  @Post('current/_challenge')
  @Does('session.prove')
  @HttpCode(200)
  @ApiOperation({ summary: 'What `_prove` wants to have.' })
  @ApiResponse({ status: 200, standardSchema: challengeSchema })
  async challenge(@Req() request: FastifyRequest) {
    return this.proofs.challenge(visitOf(request), await this.here(request), arrivalOf(request, this.clock()));
  }

  @Post('current/_prove')
  @Does('session.prove')
  @HttpCode(200)
  @ApiOperation({ summary: 'Prove once more who you are. The session goes on under a new token.' })
  @ApiResponse({ status: 200, standardSchema: sessionSchema })
  async prove(
    @Body({ schema: proofSchema }) proof: Proof,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const opened = await this.proofs.prove(
      visitOf(request),
      await this.here(request),
      proof,
      arrivalOf(request, this.clock()),
    );
    return giveSession(opened, request, reply);
  }

  @Delete('current')
  @Does('session.close')
  @HttpCode(204)
  @ApiOperation({ summary: 'Log out, on every open line of this session.' })
  @ApiResponse({ status: 204, description: 'The session is gone, and the browser is told to forget what it kept.' })
  async close(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const visit = visitOf(request);
    await this.sessions.end(visit, { only: request.admitted?.sessionId ?? '' });
    clearSessionCookie(request, reply);
    void reply.header('clear-site-data', '"cache", "storage"');
  }

  private async here(request: FastifyRequest): Promise<Known> {
    const session = await this.sessions.find(request.sessionToken ?? '', this.clock());
    if (!session) throw new RuleError('session.required', 'Your session has ended. Log in again.');
    return session;
  }
}

const instant = (at: number) => new Date(at).toISOString();

const currentView = ({ sessionId, times, expiresAt, actor, method, isDemo }: Known, at: Date): CurrentSession => ({
  id: sessionId,
  kind: times.kind,
  assurance: times.assurance,
  expiresAt: instant(expiresAt),
  latestEnd: instant(latestEnd(times)),
  provedAt: instant(times.provedAt),
  needsFactor: times.kind === 'person' && times.assurance === 'low',
  method,
  demo: isDemo,
  serverTime: at.toISOString(),
  actor: viewOf(actor),
});
