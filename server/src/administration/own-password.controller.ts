import { Body, Controller, HttpCode, Put, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { newPasswordSchema } from '@ketenzicht/shared/administration';
import { RuleError } from '@ketenzicht/shared/kernel';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { SessionService } from '../platform/auth/session.service.js';
import { visitOf } from '../platform/auth/visit.js';
import { OwnPassword } from './own-password.js';

@ApiTags('Sessions')
@Controller('api/v1/password')
export class OwnPasswordController {
  constructor(
    private readonly passwords: OwnPassword,
    private readonly sessions: SessionService,
  ) {}

  @Put()
  @Does('password.change')
  @HttpCode(204)
  @ApiOperation({ summary: 'Change my own password. Ends all my sessions but this one.' })
  @ApiResponse({ status: 204, description: 'From now on only the new one opens anything.' })
  async change(
    @Body({ schema: newPasswordSchema }) { password }: z.infer<typeof newPasswordSchema>,
    @Req() request: FastifyRequest,
  ): Promise<void> {
    const visit = visitOf(request);
    const session = await this.sessions.find(visit.token ?? '', visit.at);
    if (!session) throw new RuleError('session.required', 'Your session has ended. Log in again.');
    await this.passwords.change(visit, session, password);
  }
}
