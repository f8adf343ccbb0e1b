import { Global, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import type pg from 'pg';
import { SessionController } from './auth/session.controller.js';
import { SessionGuard } from './auth/session.guard.js';
import { SessionService } from './auth/session.service.js';
import type { Config } from './config/config.js';
import { createPool } from './database/pool.js';
import { EventFeed } from './events/event-feed.js';
import { HealthController } from './health/health.controller.js';
import { AboutController, ApiDocument } from './http/about.controller.js';
import { CLOCK, CONFIG, DATABASE_URL, POOL, type Clock } from './tokens.js';

/** What every feature stands on. Knows no feature. */
@Global()
@Module({})
export class PlatformModule {
  static with(config: Config, databaseUrl: string, clock: Clock): DynamicModule {
    const pool = createPool(databaseUrl);
    return {
      module: PlatformModule,
      controllers: [AboutController, HealthController, SessionController],
      providers: [
        { provide: CONFIG, useValue: config },
        { provide: DATABASE_URL, useValue: databaseUrl },
        { provide: POOL, useValue: pool },
        { provide: CLOCK, useValue: clock },
        { provide: PoolEnd, useValue: new PoolEnd(pool) },
        ApiDocument,
        EventFeed,
        SessionService,
        SessionGuard,
      ],
      exports: [CONFIG, DATABASE_URL, POOL, CLOCK, ApiDocument, EventFeed, SessionService, SessionGuard],
    };
  }
}

/** Closes the pool after the features have stopped: Nest shuts down the innermost module last. */
class PoolEnd implements OnApplicationShutdown {
  constructor(private readonly pool: pg.Pool) {}

  onApplicationShutdown(): Promise<void> {
    return this.pool.end();
  }
}
