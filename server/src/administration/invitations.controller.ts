import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { acceptInputSchema, invitationSchema, invitationTokenSchema } from '@ketenzicht/shared/administration';
import type { OperationId } from '@ketenzicht/shared/operations';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { setBrowserCookie } from '../platform/auth/oidc/browser-cookie.js';
import { Does } from '../platform/auth/session.guard.js';
import { traceOf } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { publicAddress } from '../platform/http/public-address.js';
import { CLOCK, CONFIG, type Clock } from '../platform/tokens.js';
import { InvitationsService, type AtTheDoor } from './invitations.service.js';

/** In the body and never in the address: addresses end up in logs. */
@ApiTags('Administration')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('_read')
  @Does('invitation.read')
  @HttpCode(200)
  @ApiOperation({ summary: 'For whom an invitation is.' })
  @ApiResponse({ status: 200, standardSchema: invitationSchema })
  read(
    @Body({ schema: invitationTokenSchema }) { token }: z.infer<typeof invitationTokenSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.invitations.read(this.door(request, 'invitation.read'), token);
  }

  @Post('_accept')
  @Does('invitation.accept')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take up an invitation with a password of one’s own. Works once.' })
  @ApiResponse({ status: 200, standardSchema: z.object({ username: z.string() }) })
  accept(
    @Body({ schema: acceptInputSchema }) { token, password }: z.infer<typeof acceptInputSchema>,
    @Req() request: FastifyRequest,
  ) {
    return this.invitations.accept(this.door(request, 'invitation.accept'), token, password);
  }

  @Post('_elsewhere')
  @Does('invitation.elsewhere')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take up an invitation with a login at the identity provider: where to go on to.' })
  @ApiResponse({ status: 200, standardSchema: z.object({ redirectTo: z.string() }) })
  async elsewhere(
    @Body({ schema: invitationTokenSchema }) { token }: z.infer<typeof invitationTokenSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const origin = publicAddress(this.config, request);
    const { redirectTo, browser } = await this.invitations.elsewhere(
      this.door(request, 'invitation.elsewhere'),
      token,
      origin,
    );
    setBrowserCookie(request, reply, browser);
    return { redirectTo };
  }

  private door(request: FastifyRequest, operation: OperationId): AtTheDoor {
    return {
      operation,
      at: this.clock(),
      accessPoint: { type: 'address', id: request.ip },
      traceId: traceOf(request),
    };
  }
}
