import { Body, Controller, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { ApiConsumes, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { machineTokenSchema, scopes, tokenFormSchema } from '@ketenzicht/shared/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { strangerOf, StrangerLog, type Stranger } from '../../audit/stranger.js';
import type { Config } from '../../config/config.js';
import { publicAddress } from '../../http/public-address.js';
import { CLOCK, CONFIG, type Clock } from '../../tokens.js';
import { Does } from '../session.guard.js';
import { machineAlgorithms, MachineRefused } from './machine-assertion.js';
import { MachineLogin, TokenError } from './machine-login.js';

const tokenPath = '/api/v1/oauth/token';
const refusalSchema = z.object({ error: z.string(), error_description: z.string() }).meta({ id: 'TokenRefusal' });
const describedSchema = z
  .object({
    issuer: z.string(),
    token_endpoint: z.string(),
    grant_types_supported: z.array(z.string()),
    response_types_supported: z.array(z.string()),
    scopes_supported: z.array(z.string()),
    token_endpoint_auth_methods_supported: z.array(z.string()),
    token_endpoint_auth_signing_alg_values_supported: z.array(z.string()),
  })
  .meta({ id: 'TokenServer' });

/** OAuth 2 for machines; answers in the words of RFC 6749, which is what their libraries read. */
@ApiTags('Machines')
@Controller()
export class TokenController {
  constructor(
    private readonly machines: MachineLogin,
    private readonly strangers: StrangerLog,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('api/v1/oauth/token')
  @Does('token.give')
  @HttpCode(200)
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiOperation({
    summary: 'For machines: a token for ten minutes (client credentials with private_key_jwt, RFC 7523).',
  })
  @ApiResponse({ status: 200, standardSchema: machineTokenSchema })
  @ApiResponse({ status: 400, standardSchema: refusalSchema })
  @ApiResponse({ status: 401, standardSchema: refusalSchema })
  async give(@Body() body: unknown, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const stranger = strangerOf(request, 'token.give', this.clock(), 'machine');
    const origin = publicAddress(this.config, request);
    try {
      const form = tokenFormSchema.safeParse(body);
      if (!form.success) throw new TokenError('invalid_request', 'Send a form with each parameter once.');
      const { authorization } = request.headers;
      return await this.machines.give(form.data, authorization, [origin, origin + tokenPath], stranger);
    } catch (error) {
      return this.refuse(error, stranger, reply);
    }
  }

  @Get('.well-known/oauth-authorization-server')
  @Does('token.describe')
  @ApiOperation({ summary: 'Where and how machines log in (RFC 8414).' })
  @ApiResponse({ status: 200, standardSchema: describedSchema })
  describe(@Req() request: FastifyRequest) {
    const origin = publicAddress(this.config, request);
    return {
      issuer: origin,
      token_endpoint: origin + tokenPath,
      grant_types_supported: ['client_credentials'],
      response_types_supported: [],
      scopes_supported: [...scopes],
      token_endpoint_auth_methods_supported: [
        'private_key_jwt',
        ...(this.config.demoLogins ? ['client_secret_basic', 'client_secret_post'] : []),
      ],
      token_endpoint_auth_signing_alg_values_supported: [...machineAlgorithms],
    };
  }

  private async refuse(error: unknown, stranger: Stranger, reply: FastifyReply) {
    if (!(error instanceof MachineRefused) && !(error instanceof TokenError)) throw error;
    const isRefused = error instanceof MachineRefused;
    const objects = isRefused && error.clientId ? [{ type: 'client' as const, id: error.clientId }] : [];
    const reason = isRefused ? error.reason : error.code;
    await this.strangers.refused(stranger, { event: 'session.open', reason, objects });
    void reply.code(isRefused ? 401 : 400);
    if (isRefused) void reply.header('www-authenticate', 'Bearer realm="ketenzicht"');
    return isRefused
      ? { error: 'invalid_client', error_description: 'This client could not prove that it is one of ours.' }
      : { error: error.code, error_description: error.message };
  }
}
