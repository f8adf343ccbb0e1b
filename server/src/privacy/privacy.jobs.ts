import { Injectable } from '@nestjs/common';
import { FiguresService } from './figures.service.js';
import { RetentionEngine } from './retention.engine.js';

/** What privacy does by night: clear what has served its time, and close the month. */
@Injectable()
export class PrivacyJobs {
  constructor(
    private readonly retention: RetentionEngine,
    private readonly figures: FiguresService,
  ) {}

  async clear(at: Date): Promise<string> {
    const { counts } = await this.retention.run(at);
    return `cleared ${counts.reduce((sum, { cleared }) => sum + cleared, 0)} rows in ${counts.length} classes`;
  }

  async closeMonths(at: Date): Promise<string> {
    return `closed ${await this.figures.closeMonths(at)} months`;
  }
}
