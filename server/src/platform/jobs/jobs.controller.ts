import { Controller, Get, Req } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { jobListSchema, type JobList } from '@ketenzicht/shared/jobs';
import type { FastifyRequest } from 'fastify';
import { Does } from '../auth/session.guard.js';
import { visitOf } from '../auth/visit.js';
import { Work } from '../database/work.js';
import { lastRuns } from './jobs.queries.js';
import { NightlyJobs } from './nightly-jobs.js';

@ApiTags('Service')
@Controller('api/v1/jobs')
export class JobsController {
  constructor(
    private readonly jobs: NightlyJobs,
    private readonly work: Work,
  ) {}

  @Get()
  @Does('job.list')
  @ApiOperation({ summary: 'What is done by night, when it was last done, and what came of it.' })
  @ApiResponse({ status: 200, standardSchema: jobListSchema })
  async list(@Req() request: FastifyRequest): Promise<JobList> {
    const runs = await this.work.run('admin', visitOf(request), (tx) => lastRuns(tx));
    return { jobs: this.jobs.list().map(({ name, cron }) => ({ name, cron, lastRun: runs.get(name) ?? null })) };
  }
}
