import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiOperation, ApiResponse, ApiTags, type OpenAPIObject } from '@nestjs/swagger';
import { roles } from '@ketenzicht/shared/kernel';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { Does } from '../auth/session.guard.js';
import type { Config } from '../config/config.js';
import { RoomPools } from '../database/room-pools.js';
import { CONFIG } from '../tokens.js';
import { version } from './version.js';

const aboutSchema = z
  .object({
    name: z.string(),
    version: z.string(),
    demo: z.boolean(),
    /** Where people may log in instead, by the name on the button. */
    oidc: z.object({ name: z.string() }).nullable(),
    demoAccounts: z.array(z.object({ username: z.string(), role: z.enum(roles), name: z.string() })),
  })
  .meta({ id: 'About' });

/** Filled in once, when all routes are known. */
export class ApiDocument {
  document: OpenAPIObject | undefined;
}

@ApiTags('About')
@Controller('api/v1')
export class AboutController {
  constructor(
    private readonly pools: RoomPools,
    @Inject(CONFIG) private readonly config: Config,
    private readonly api: ApiDocument,
  ) {}

  @Get('about')
  @Does('about.read')
  @ApiOperation({ summary: 'What this is, and which demo accounts may log in (none outside a demo).' })
  @ApiResponse({ status: 200, standardSchema: aboutSchema })
  async about() {
    const { demoLogins, oidc } = this.config;
    const { rows } = demoLogins
      ? await this.pools
          .of('identity')
          .query<{ username: string; role: (typeof roles)[number]; name: string }>(
            'select username, role, name from account where demo order by username',
          )
      : { rows: [] };
    return {
      name: 'Ketenzicht',
      version,
      demo: demoLogins,
      oidc: oidc ? { name: oidc.name } : null,
      demoAccounts: rows,
    };
  }

  /** Open data about an interface: any site may read it. */
  @Get('openapi.json')
  @Does('openapi.read')
  @ApiExcludeEndpoint()
  openapi(@Res({ passthrough: true }) reply: FastifyReply) {
    void reply.header('access-control-allow-origin', '*').header('cache-control', 'public, max-age=60');
    return this.api.document;
  }
}
