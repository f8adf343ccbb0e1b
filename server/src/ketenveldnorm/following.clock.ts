import {
  Inject,
  Injectable,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { localDate, localHour } from '@ketenzicht/shared/kernel';
import { NightlyJobs } from '../platform/jobs/nightly-jobs.js';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { FollowingCheck } from './following.check.js';
import { ownerless, settleOwner } from './following.owners.js';
import { TrajectoryActs } from './trajectory.act.js';

const every = 2_000;
const job = 'following.clock';
/** The queue has its hour first; after this one a night that was missed is made up for. */
const nightIsOver = 3;

/**
 * What time brings about by itself: nobody stays with an account that ended, and every day is checked. On every server, and harmless with many: whoever has the
 * lock does it, and what was done is not due any more.
 */
@Injectable()
export class FollowingClock implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;
  private checkedOn: string | undefined;

  constructor(
    private readonly acts: TrajectoryActs,
    private readonly check: FollowingCheck,
    private readonly nightly: NightlyJobs,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('following', every, () => this.tick(clock()));
  }

  onModuleInit(): void {
    this.nightly.register({ name: 'verify-following', cron: '20 2 * * *', run: (at) => this.check.run(at) });
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
  }

  /** One that cannot be settled does not hold up the others. */
  private async tick(at: Date): Promise<void> {
    for (const id of await this.acts.runByClock(at, job, ({ tx }) => ownerless(tx)))
      await this.acts
        .runByClock(at, job, (act) => settleOwner(act, id))
        .catch((error: Error) => console.error(`nobody could be found for trajectory ${id}: ${error.message}`));
    await this.makeUp(at);
  }

  private async makeUp(at: Date): Promise<void> {
    const today = localDate(at);
    if (this.checkedOn === today || localHour(at) < nightIsOver) return;
    const { rowCount } = await this.acts.runByClock(at, job, ({ tx }) =>
      tx.query('select from ketenveldnorm.checked_night where on_day = $1 limit 1', [today]),
    );
    if (rowCount === 0) await this.check.run(at);
    this.checkedOn = today;
  }
}
