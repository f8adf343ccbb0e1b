import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ChainCheck } from '../platform/audit/chain-check.js';
import { LogHealth } from '../platform/audit/log-health.js';
import { LogRetention } from '../platform/audit/log-retention.js';
import { NightlyJobs } from '../platform/jobs/nightly-jobs.js';
import { ReviewService } from './review.service.js';

/** What the log needs every night: that it is checked, then read, and that what has served its time goes. */
@Injectable()
export class OversightJobs implements OnModuleInit {
  constructor(
    private readonly jobs: NightlyJobs,
    private readonly check: ChainCheck,
    private readonly review: ReviewService,
    private readonly retention: LogRetention,
    private readonly health: LogHealth,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'verify-access-log', cron: '30 2 * * *', run: (at) => this.verify(at) });
    this.jobs.register({ name: 'review-access-log', cron: '0 3 * * *', run: (at) => this.review.reviewUntil(at) });
    this.jobs.register({
      name: 'purge-access-log',
      cron: '0 4 * * *',
      run: async (at) => `${await this.retention.purge(at)} lines purged`,
    });
  }

  /** Not an error of the job: it did find out, and a case says so to someone outside operations. */
  private async verify(at: Date): Promise<string> {
    const { bad, lines, through } = await this.check.run(at);
    if (bad)
      await this.review.raise(
        { rule: 'brokenChain', subjectKind: 'log', subject: `${bad.seq}`, facts: { line: bad.seq, why: bad.why } },
        at,
      );
    await this.health.look();
    return bad ? `not sound: line ${bad.seq}, ${bad.why}` : `sound: ${lines} lines, through ${through}`;
  }
}
