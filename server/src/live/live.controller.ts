import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { mayOpenDirectory } from '@ketenzicht/shared/directory';
import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import { changesSchema, type Changes } from '@ketenzicht/shared/live';
import { z } from 'zod';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { RecentChanges } from './recent-changes.js';

const querySchema = z.strictObject({
  since: z
    .string()
    .regex(/^\d{1,15}$/, 'a revision, a whole number')
    .transform(Number),
  directory: z.string().max(100).optional(),
});

@ApiTags('Live')
@Controller('api/v1/changes')
export class LiveController {
  constructor(
    private readonly recent: RecentChanges,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get()
  @Does('changes.read')
  @ApiOperation({
    summary:
      'Every change after a revision, none merged; at most 2,000 at a time: ask again from `to`. 410 when the revision is too old.',
  })
  @ApiResponse({ status: 200, standardSchema: changesSchema })
  async since(
    @Query({ schema: querySchema }) { since, directory = '' }: z.infer<typeof querySchema>,
    @CurrentActor() actor: Actor,
  ): Promise<Changes> {
    const directoryId = directory || actor.directoryId;
    const isOwn = directoryId === actor.directoryId;
    if (!isOwn && !(mayOpenDirectory(actor, directoryId) && (await this.recent.hasRegister(directoryId))))
      throw new RuleError('directory.unknown', 'There is no such register that you may open.');
    const changes = await this.recent.since(directoryId, since, this.clock());
    if (!changes)
      throw new RuleError('changes.too_old', 'The log does not reach back to this revision. Take a new board.');
    return changes;
  }
}
