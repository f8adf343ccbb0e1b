import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { strangerOf } from '../../audit/stranger.js';
import type { Config } from '../../config/config.js';
import { publicAddress } from '../../http/public-address.js';
import { CLOCK, CONFIG, type Clock } from '../../tokens.js';
import { Does } from '../session.guard.js';
import { IdentityProvider } from './identity-provider.js';
import { OidcLogout } from './oidc.logout.js';

const logoutFormSchema = z.object({ logout_token: z.string().min(1).max(8_000) }).meta({ id: 'LogoutToken' });
const elsewhereSchema = z.object({ redirectTo: z.string().nullable() }).meta({ id: 'LogoutElsewhere' });
const keysSchema = z.object({ keys: z.array(z.looseObject({ kid: z.string() })) }).meta({ id: 'ClientKeys' });

@ApiTags('Logging in elsewhere')
@Controller('api/v1/oidc')
export class OidcLogoutController {
  constructor(
    private readonly logout: OidcLogout,
    private readonly provider: IdentityProvider,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Ending the session here is `DELETE /sessions/current`; this only says where to go on to. */
  @Get('logout-address')
  @Does('oidc.logout')
  @ApiOperation({ summary: 'Where to log out at the identity provider as well; null when it cannot be asked to.' })
  @ApiResponse({ status: 200, standardSchema: elsewhereSchema })
  async address(@Req() request: FastifyRequest) {
    return { redirectTo: await this.logout.address(publicAddress(this.config, request)) };
  }

  @Post('backchannel-logout')
  @Does('oidc.end_sessions')
  @HttpCode(204)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({ summary: 'For the identity provider: this person logged out there.' })
  @ApiResponse({ status: 204, description: 'Their sessions here are gone.' })
  async backChannel(
    @Body({ schema: logoutFormSchema }) form: z.infer<typeof logoutFormSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    await this.logout.backChannel(form.logout_token, strangerOf(request, 'oidc.end_sessions', this.clock(), 'machine'));
  }

  @Get('keys')
  @Does('oidc.keys')
  @ApiOperation({ summary: 'For the identity provider: the public keys that this server proves itself with.' })
  @ApiResponse({ status: 200, standardSchema: keysSchema })
  async keys(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('cache-control', 'public, max-age=300');
    return { keys: await this.provider.ownKeys() };
  }
}
