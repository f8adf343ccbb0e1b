import { Controller, Get, Put, Req, Res } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { formFigureSchema, teamSchema, type VptTeam } from '@ketenzicht/shared/stepdown';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../../platform/auth/session.guard.js';
import { visitOf } from '../../platform/auth/visit.js';
import { sentKey } from '../../platform/http/idempotency-key.js';
import { seenVersion } from '../../platform/http/version-header.js';
import { VptTeamService } from './vpt-team.service.js';

@ApiTags('Step-down places')
@Controller('api/v1')
export class VptTeamController {
  constructor(private readonly teams: VptTeamService) {}

  @Get('vpt-teams')
  @Does('vptTeam.list')
  @ApiOperation({ summary: 'What each team that delivers a VPT said last; a fact until `validUntil`.' })
  @ApiResponse({ status: 200, standardSchema: z.array(teamSchema) })
  list(@Req() request: FastifyRequest): Promise<VptTeam[]> {
    return this.teams.list(visitOf(request));
  }

  @Get('vpt-form-figures')
  @Does('vptTeam.figures')
  @ApiOperation({
    summary:
      'How many clients have which form, as the teams say, and how many teams said so. Small numbers hidden from afar.',
  })
  @ApiResponse({ status: 200, standardSchema: z.array(formFigureSchema) })
  figures(@Req() request: FastifyRequest) {
    return this.teams.figures(visitOf(request));
  }

  @Put('vpt-teams')
  @Does('vptTeam.say')
  @ApiOperation({ summary: 'Say what your own team delivers in a region, and how many clients it has.' })
  @ApiBody({ schema: { $ref: '#/components/schemas/VptTeamReport' } })
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version you saw, as "12"; "0" when there is none.' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'A UUID; the same key is answered the same.' })
  @ApiResponse({ status: 200, standardSchema: teamSchema })
  async say(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<VptTeam> {
    const sent = { version: seenVersion(request.headers), key: sentKey(request.headers) };
    const team = await this.teams.say(visitOf(request), request.body, sent);
    void reply.header('etag', `"${team.version}"`);
    return team;
  }
}
