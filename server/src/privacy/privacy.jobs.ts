import { Injectable, type OnModuleInit } from '@nestjs/common';
import { NightlyJobs } from '../platform/jobs/nightly-jobs.js';
import { FiguresService } from './figures.service.js';
import { RetentionEngine } from './retention.engine.js';

/** What privacy does by night: clear what has served its time, and close the month. */
@Injectable()
export class PrivacyJobs implements OnModuleInit {
  constructor(
    private readonly nightly: NightlyJobs,
    private readonly retention: RetentionEngine,
    private readonly figures: FiguresService,
  ) {}

  onModuleInit(): void {
    this.nightly.register({ name: 'retention', cron: '45 3 * * *', run: (at) => this.clear(at) });
    this.nightly.register({ name: 'figures', cron: '15 4 * * *', run: (at) => this.closeMonths(at) });
  }

  async clear(at: Date): Promise<string> {
    const { counts } = await this.retention.run(at);
    return `cleared ${counts.reduce((sum, { cleared }) => sum + cleared, 0)} rows in ${counts.length} classes`;
  }

  async closeMonths(at: Date): Promise<string> {
    return `closed ${await this.figures.closeMonths(at)} months`;
  }
}
