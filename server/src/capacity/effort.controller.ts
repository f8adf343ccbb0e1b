import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { effortSchema, type EntryEffort } from '@ketenzicht/shared/capacity';
import { idSchema, type Actor } from '@ketenzicht/shared/kernel';
import type pg from 'pg';
import { z } from 'zod';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { RoomPools } from '../platform/database/room-pools.js';
import { CLOCK, POOL, type Clock } from '../platform/tokens.js';
import { CapacityService } from './capacity.service.js';
import { effortOf, noteEffort } from './effort.queries.js';

const effortSummarySchema = z
  .object({
    lastSeconds: z.number().nullable(),
    medianSeconds: z.number().nullable(),
    weekCount: z.int(),
    weekSeconds: z.number(),
  })
  .meta({ id: 'EntryEffortSummary' });

@ApiTags('Capacity')
@Controller('api/v1')
export class EffortController {
  constructor(
    private readonly capacity: CapacityService,
    @Inject(POOL) private readonly pool: pg.Pool,
    private readonly pools: RoomPools,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Post('units/:unitId/entry-efforts')
  @Does('effort.note')
  @HttpCode(204)
  @ApiOperation({ summary: 'How long an entry took, measured by the screen itself.' })
  @ApiResponse({ status: 204, description: 'Noted.' })
  async effort(
    @Param('unitId', { schema: idSchema }) unitId: string,
    @Body({ schema: effortSchema }) effort: EntryEffort,
    @CurrentActor() actor: Actor,
  ): Promise<void> {
    const { ward } = this.capacity.reportable(actor, unitId);
    await noteEffort(this.pools.of('capacity'), ward, actor.id, effort, this.clock());
  }

  @Get('units/:unitId/entry-efforts')
  @Does('effort.read')
  @ApiOperation({ summary: 'What keeping this ward costs: the last entry, the median, and the sum of a week.' })
  @ApiResponse({ status: 200, standardSchema: effortSummarySchema })
  async efforts(@Param('unitId', { schema: idSchema }) unitId: string, @CurrentActor() actor: Actor) {
    this.capacity.reportable(actor, unitId);
    return effortOf(this.pool, unitId, this.clock());
  }
}
