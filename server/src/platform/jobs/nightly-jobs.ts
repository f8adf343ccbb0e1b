import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { zone } from '@ketenzicht/shared/kernel';
import { PgBoss } from 'pg-boss';
import { RoomPools } from '../database/room-pools.js';
import { CLOCK, type Clock } from '../tokens.js';
import { beginRun, endRun } from './jobs.queries.js';

export interface NightlyJob {
  /** Kebab-case; stands in the list of runs. No personal data. */
  name: string;
  /** Five fields, on the clock in the Netherlands: `15 3 * * *`. */
  cron: string;
  /** Does the work of the night of `at` and says in one sentence what it did. Runs again after a crash: harmless when done twice. */
  run: (at: Date) => Promise<string>;
}

const queue = 'nightly';

/**
 * Work by the clock. A feature registers in `onModuleInit`; tests call `run(name, at)`, which is all that the queue does as well.
 * A night that was missed because nothing ran is made up for once.
 */
@Injectable()
export class NightlyJobs implements OnApplicationBootstrap, BeforeApplicationShutdown {
  /** Nothing here is in a hurry. */
  pollSeconds = 30;
  private readonly jobs = new Map<string, NightlyJob>();
  private boss: PgBoss | undefined;
  private starting: Promise<void> | undefined;

  constructor(
    private readonly pools: RoomPools,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  register(job: NightlyJob): void {
    if (this.jobs.has(job.name)) throw new Error(`two jobs are called ${job.name}`);
    this.jobs.set(job.name, job);
  }

  list(): readonly NightlyJob[] {
    return [...this.jobs.values()];
  }

  /** Throws what the job throws, once that has been written down. */
  async run(name: string, at: Date = this.clock()): Promise<string> {
    const job = this.jobs.get(name);
    if (!job) throw new Error(`there is no job ${name}`);
    const pool = this.pools.of('jobs');
    const id = await beginRun(pool, name, at);
    try {
      const said = await job.run(at);
      await endRun(pool, id, { at: this.clock(), outcome: 'done', said });
      return said;
    } catch (error) {
      await endRun(pool, id, { at: this.clock(), outcome: 'failed', said: (error as Error).message }).catch(
        () => undefined,
      );
      throw error;
    }
  }

  /** When the queue is being listened to. */
  get ready(): Promise<void> {
    return this.starting ?? Promise.resolve();
  }

  /** Puts a job in the queue outside its hour; whichever server is free does it. */
  async sendNow(name: string): Promise<void> {
    await this.boss?.send(queue, { name });
  }

  /** Not waited for: nothing of the day hangs on it, and the first board should not wait either. */
  onApplicationBootstrap(): void {
    if (this.jobs.size === 0) return;
    this.starting = this.start().catch((error: Error) => console.error(`jobs could not be started: ${error.message}`));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.ready;
    await this.boss?.stop({ graceful: true, timeout: 10_000, close: false });
  }

  private async start(): Promise<void> {
    const pool = this.pools.of('jobs');
    const boss = new PgBoss({
      db: { executeSql: (text, values) => pool.query(text, values as unknown[]) },
      migrate: false,
      createSchema: false,
      reindex: false, // takes the owner of the tables
      monitorVacuum: false,
    });
    boss.on('error', (error) => console.error(`jobs: ${error.message}`));
    this.boss = boss;
    await boss.start();
    // After a crash a job is silent for a minute and then done again by whoever is there.
    await boss.createQueue(queue, {
      retryLimit: 3,
      retryDelay: 60,
      retryBackoff: true,
      expireInSeconds: 7_200,
      heartbeatSeconds: 60,
    });
    for (const { name, cron } of this.jobs.values())
      await boss.schedule(queue, cron, { name }, { tz: zone, key: name, missed: 'once' });
    await boss.work<{ name: string }>(queue, { pollingIntervalSeconds: this.pollSeconds }, async (due) => {
      for (const { data } of due) if (this.jobs.has(data.name)) await this.run(data.name);
    });
  }
}
