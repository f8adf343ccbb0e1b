import { Global, Module, type DynamicModule } from '@nestjs/common';
import { AccessLog } from './audit/access-log.js';
import { Checkpoints } from './audit/checkpoints.js';
import { ChainCheck } from './audit/chain-check.js';
import { LogHealth } from './audit/log-health.js';
import { LogLane } from './audit/log-lane.js';
import { LogRetention } from './audit/log-retention.js';
import { StrangerLog } from './audit/stranger.js';
import { MachinesModule } from './auth/machines/machines.module.js';
import { OidcModule } from './auth/oidc/oidc.module.js';
import { authControllers, authExports, authProviders } from './auth/auth.providers.js';
import type { Config } from './config/config.js';
import { RoomPools } from './database/room-pools.js';
import type { DatabaseAddress } from './database/rooms.js';
import { Work } from './database/work.js';
import { EventFeed } from './events/event-feed.js';
import { Bell } from './events/bell.js';
import { HealthController } from './health/health.controller.js';
import { Readiness } from './health/readiness.js';
import { AboutController, ApiDocument } from './http/about.controller.js';
import { RateLimits } from './http/rate-limits.js';
import { SecurityTxtController } from './http/security-txt.controller.js';
import { JobsController } from './jobs/jobs.controller.js';
import { NightlyJobs } from './jobs/nightly-jobs.js';
import { Post } from './mail/post.js';
import type { Keyring } from './keys/keyring.js';
import { CLOCK, CONFIG, DATABASE, KEYRING, POOL, type Clock } from './tokens.js';

/** What every feature stands on. Knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, database: DatabaseAddress, keys: Keyring, clock: Clock): DynamicModule {
    const pools = new RoomPools(database);
    return {
      module: PlatformModule,
      imports: [OidcModule, MachinesModule],
      controllers: [AboutController, SecurityTxtController, HealthController, JobsController, ...authControllers],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DATABASE, useValue: database },
        { provide: KEYRING, useValue: keys },
        { provide: RoomPools, useValue: pools },
        { provide: POOL, useValue: pools.of('board') },
        { provide: CLOCK, useValue: clock },
        AccessLog,
        LogLane,
        Checkpoints,
        ChainCheck,
        LogHealth,
        Readiness,
        LogRetention,
        Work,
        NightlyJobs,
        StrangerLog,
        ApiDocument,
        EventFeed,
        Bell,
        RateLimits,
        Post,
        ...authProviders,
      ],
      exports: [
        OidcModule,
        MachinesModule,
        CONFIG,
        DATABASE,
        KEYRING,
        RoomPools,
        POOL,
        CLOCK,
        AccessLog,
        Work,
        NightlyJobs,
        ChainCheck,
        LogHealth,
        LogRetention,
        StrangerLog,
        ApiDocument,
        EventFeed,
        Bell,
        RateLimits,
        Post,
        ...authExports,
      ],
    };
  }
}
