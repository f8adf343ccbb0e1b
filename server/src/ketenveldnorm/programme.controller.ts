import { Body, Controller, Get, Param, Put, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import {
  programmeInputSchema,
  programmeRegionSchema,
  programmeSchema,
  type ProgrammeInput,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { seenVersion } from '../platform/http/version-header.js';
import { ProgrammeService } from './programme.service.js';

const regionIdSchema = z.string().min(1).max(100);

@ApiTags('Following people')
@Controller('api/v1/programme')
export class ProgrammeController {
  constructor(private readonly programme: ProgrammeService) {}

  @Get()
  @Does('programme.read')
  @ApiOperation({ summary: 'How far every region of the ketenveldnorm is, what stalls, and followed against target.' })
  @ApiResponse({ status: 200, standardSchema: programmeSchema })
  read(@Req() request: FastifyRequest) {
    return this.programme.read(visitOf(request));
  }

  @Put(':regionId')
  @Does('programme.change')
  @ApiHeader({ name: 'If-Match', required: true, description: 'The version of the region that you saw, as "12".' })
  @ApiOperation({ summary: 'All of one region at once; by its director or the coordination point.' })
  @ApiResponse({ status: 200, standardSchema: programmeRegionSchema })
  async change(
    @Param('regionId', { schema: regionIdSchema }) regionId: string,
    @Body({ schema: programmeInputSchema }) input: ProgrammeInput,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const seen = { regionId, seen: seenVersion(request.headers) };
    const region = await this.programme.change(visitOf(request), seen, input);
    void reply.header('etag', `"${region.version}"`);
    return region;
  }
}
