import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { hour } from '@ketenzicht/shared/kernel';
import { CLOCK, type Clock } from '../tokens.js';
import { SessionService } from './session.service.js';

/** Sessions, challenges and news of endings that have served their time. */
@Injectable()
export class SessionJobs implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly sessions: SessionService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.sessions.clear(this.clock()).catch(() => undefined), hour);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
