import { Controller, Get, HttpCode, Inject, Res } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type pg from 'pg';
import { z } from 'zod';
import { LogHealth } from '../audit/log-health.js';
import { Does } from '../auth/session.guard.js';
import { EventFeed } from '../events/event-feed.js';
import { POOL } from '../tokens.js';
import { Readiness } from './readiness.js';

const healthSchema = z
  .object({
    status: z.enum(['up', 'down']),
    revision: z.int().optional(),
    behind: z.int().optional(),
    /** What somebody should look at although beds go on. */
    degraded: z.array(z.string()).optional(),
  })
  .meta({ id: 'Health' });

@ApiTags('Health')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly feed: EventFeed,
    private readonly log: LogHealth,
    private readonly readiness: Readiness,
  ) {}

  @Get('live')
  @Does('health.live')
  @HttpCode(200)
  @ApiOperation({ summary: 'This process runs.' })
  @ApiResponse({ status: 200, standardSchema: healthSchema })
  live() {
    return { status: 'up' };
  }

  @Get('ready')
  @Does('health.ready')
  @ApiOperation({ summary: 'The database answers; `behind` is how many events this process has yet to tell.' })
  @ApiResponse({ status: 200, standardSchema: healthSchema })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    if (this.readiness.isLeaving) {
      void reply.code(503);
      return { status: 'down' };
    }
    try {
      const { rows } = await this.pool.query<{ revision: number }>('select revision from log_head');
      const head = rows[0]?.revision ?? 0;
      const { degraded } = this.log;
      return {
        status: 'up',
        revision: head,
        behind: Math.max(0, head - this.feed.revision),
        ...(degraded.length > 0 && { degraded }),
      };
    } catch {
      void reply.code(503);
      return { status: 'down' };
    }
  }
}
