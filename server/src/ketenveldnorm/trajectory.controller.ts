import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiHeader, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { idSchema } from '@ketenzicht/shared/kernel';
import {
  phases,
  reportInputSchema,
  trajectoryFileSchema,
  trajectoryFindSchema,
  trajectorySchema,
  type ReportInput,
  type TrajectoryFind,
} from '@ketenzicht/shared/ketenveldnorm';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { Does } from '../platform/auth/session.guard.js';
import { visitOf } from '../platform/auth/visit.js';
import { keyOrNew } from '../platform/http/idempotency-key.js';
import { TrajectoryService } from './trajectory.service.js';
import { tagged } from './trajectory.reply.js';

const listSchema = z.strictObject({
  /** `open`: reported, triaged or following. */
  phase: z.enum([...phases, 'open', 'all']).default('open'),
  /** Those that one follows oneself. */
  mine: z.stringbool().optional(),
});

@ApiTags('Following people (ketenveldnorm)')
@Controller('api/v1/trajectories')
export class TrajectoryController {
  constructor(private readonly trajectories: TrajectoryService) {}

  @Get()
  @Does('trajectory.list')
  @ApiOperation({ summary: 'Who is followed, under a pseudonym: the next contact on top.' })
  @ApiResponse({ status: 200, standardSchema: z.array(trajectorySchema) })
  list(@Query({ schema: listSchema }) filter: z.infer<typeof listSchema>, @Req() request: FastifyRequest) {
    return this.trajectories.list(visitOf(request), filter);
  }

  @Post('_search')
  @Does('trajectory.find')
  @HttpCode(200)
  @ApiOperation({ summary: 'By reference or person, under a pseudonym. Empty for what you may not see as well.' })
  @ApiResponse({ status: 200, standardSchema: z.array(trajectorySchema) })
  find(@Body({ schema: trajectoryFindSchema }) asked: TrajectoryFind, @Req() request: FastifyRequest) {
    return this.trajectories.find(visitOf(request), asked);
  }

  @Post()
  @Does('trajectory.report')
  @ApiOperation({ summary: 'Report somebody whose file opens for you. Somebody answers for it from the first second.' })
  @ApiHeader({ name: 'Idempotency-Key', required: false, description: 'A UUID, so that a retry reports only once.' })
  @ApiResponse({ status: 201, standardSchema: trajectorySchema })
  async report(
    @Body({ schema: reportInputSchema }) input: ReportInput,
    @Headers() headers: Record<string, string | undefined>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    return tagged(reply, await this.trajectories.report(visitOf(request), input, keyOrNew(headers)));
  }

  @Get(':trajectoryId')
  @Does('trajectory.read')
  @ApiOperation({ summary: 'The file: what was weighed and decided, the plan, and how it came so far.' })
  @ApiResponse({ status: 200, standardSchema: trajectoryFileSchema })
  async file(
    @Param('trajectoryId', { schema: idSchema }) id: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const file = await this.trajectories.file(visitOf(request), id);
    tagged(reply, file.trajectory);
    return file;
  }
}
