import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { acceptInputSchema, invitationSchema, invitationTokenSchema } from '@ketenzicht/shared/administration';
import type { OperationId } from '@ketenzicht/shared/operations';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { traceOf } from '../platform/auth/visit.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { InvitationsService, type AtTheDoor } from './invitations.service.js';

/** In the body and never in the address: addresses end up in logs. */
@ApiTags('Administration')
@Controller('api/v1/invitations')
export class InvitationsController {
  constructor(
    private readonly invitations: InvitationsService,
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

  private door(request: FastifyRequest, operation: OperationId): AtTheDoor {
    return {
      operation,
      at: this.clock(),
      accessPoint: { type: 'address', id: request.ip },
      traceId: traceOf(request),
    };
  }
}
