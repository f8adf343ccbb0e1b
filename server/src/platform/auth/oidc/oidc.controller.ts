import { Controller, Get, HttpCode, Inject, Query, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { strangerOf } from '../../audit/stranger.js';
import type { Config } from '../../config/config.js';
import { publicAddress } from '../../http/public-address.js';
import { CLOCK, CONFIG, type Clock } from '../../tokens.js';
import { sha256 } from '../once.js';
import { arrivalOf } from '../arrival.js';
import { Does } from '../session.guard.js';
import { setSessionCookie, tokenOf } from '../session.token.js';
import { browserOf, clearBrowserCookie, setBrowserCookie } from './browser-cookie.js';
import { OidcService } from './oidc.service.js';
import { ownPath } from './own-path.rules.js';

const loginQuerySchema = z.strictObject({
  next: z.string().max(500).optional(),
  stepUp: z.enum(['1', 'true']).optional(),
});

@ApiTags('Logging in elsewhere')
@Controller('api/v1/oidc')
export class OidcController {
  constructor(
    private readonly oidc: OidcService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('_login')
  @Does('oidc.login')
  @HttpCode(302)
  @ApiOperation({
    summary: 'For a browser: on to the identity provider. `stepUp` asks for a fresh proof of the same person.',
  })
  @ApiResponse({ status: 302, description: 'To the identity provider.' })
  async login(
    @Query({ schema: loginQuerySchema }) { next, stepUp }: z.infer<typeof loginQuerySchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    const replaces = stepUp ? sha256(tokenOf(request.headers, request.protocol === 'https')?.token ?? '') : null;
    const flow = { next: ownPath(next), maxAge: stepUp ? 0 : null, replaces, binds: null };
    try {
      const begun = await this.oidc.begin(publicAddress(this.config, request), flow, this.clock());
      setBrowserCookie(request, reply, begun.browser);
      void reply.header('location', begun.redirectTo);
    } catch (error) {
      sayOnTheLoginScreen(error, request, reply);
    }
  }

  @Get('callback')
  @Does('oidc.callback')
  @HttpCode(303)
  @ApiOperation({ summary: 'For a browser: back from the identity provider.' })
  @ApiResponse({ status: 303, description: 'Logged in, and on to where one was.' })
  async callback(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const [, query = ''] = request.url.split('?', 2);
    const browser = browserOf(request);
    clearBrowserCookie(request, reply);
    const at = this.clock();
    const stranger = { ...strangerOf(request, 'oidc.callback', at), device: arrivalOf(request, at).device };
    try {
      const origin = publicAddress(this.config, request);
      const { token, expiresAt, next } = await this.oidc.finish(origin, query, browser, stranger);
      setSessionCookie(request, reply, token, expiresAt);
      void reply.header('location', next);
    } catch (error) {
      sayOnTheLoginScreen(error, request, reply);
    }
  }
}

/** A person reads this, in their own language; a program gets the problem itself. */
function sayOnTheLoginScreen(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  if (!(error instanceof RuleError) || !request.headers.accept?.includes('text/html')) throw error;
  void reply.header('location', `/login?elsewhere=${error.code.replace(/^.*\./, '')}`);
}
