import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { directorySchema } from '@ketenzicht/shared/directory';
import { instantSchema, type Actor } from '@ketenzicht/shared/kernel';
import { z } from 'zod';
import { CurrentActor, Does } from '../platform/auth/session.guard.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { DirectoryService } from './directory.service.js';

const querySchema = z.strictObject({ directory: z.string().max(100).optional(), asOf: instantSchema.optional() });
const listSchema = z.array(directorySchema.pick({ id: true, name: true, demo: true, credit: true, scheme: true }));

@ApiTags('Directory')
@Controller('api/v1')
export class DirectoryController {
  constructor(
    private readonly directories: DirectoryService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @Get('directories')
  @Does('directories.list')
  @ApiOperation({ summary: 'The registers that you may open.' })
  @ApiResponse({ status: 200, standardSchema: listSchema })
  list(@CurrentActor() actor: Actor) {
    return this.directories.openTo(actor);
  }

  @Get('directory')
  @Does('directory.read')
  @ApiOperation({ summary: 'A register: regions by scheme, providers and locations, as valid now or at a moment.' })
  @ApiResponse({ status: 200, standardSchema: directorySchema })
  read(@Query({ schema: querySchema }) { directory, asOf }: z.infer<typeof querySchema>, @CurrentActor() actor: Actor) {
    return this.directories.read(actor, directory ?? actor.directoryId, asOf ? new Date(asOf) : this.clock());
  }
}
