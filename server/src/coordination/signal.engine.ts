import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Bell } from '../platform/events/bell.js';
import { EventFeed } from '../platform/events/event-feed.js';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { SignalLease } from './signal.lease.js';
import { SignalWatch } from './signal.watch.js';

const every = 1_000;

/**
 * Follows the live board: what a report, a request or time changes is looked at by one server of all. A beat a second finds what nobody rang for, and takes
 * over where another server stopped.
 */
@Injectable()
export class SignalEngine implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;
  private running: Promise<unknown> = Promise.resolve();
  private isTurned = false;
  private isEnded = false;

  constructor(
    private readonly lease: SignalLease,
    private readonly watch: SignalWatch,
    private readonly feed: EventFeed,
    private readonly bell: Bell,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.beat = new Beat('signals', every, () => this.inTurn(() => this.look()));
  }

  onApplicationBootstrap(): void {
    this.feed.listen((events) => {
      for (const { type, subject } of events)
        if (type === 'capacity.reported' || type === 'ward.changed') this.watch.wardChanged(subject);
      this.turn();
    });
    this.bell.listen('desk', ({ desk, subject }) => {
      if (desk === 'placement') this.watch.requestChanged(subject);
      this.turn();
    });
    this.bell.listen('ready', (unitId) => {
      this.watch.readyChanged(unitId);
      this.turn();
    });
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.isEnded = true;
    await this.beat.stop();
    await this.running;
    await this.lease.giveUp();
  }

  private async look(): Promise<void> {
    const version = await this.lease.version();
    if (version === undefined) return this.watch.rest();
    await this.watch.keep(version, this.clock());
  }

  /** Whatever came in since is looked at together, after the answers that wait for this turn have gone out. */
  private turn(): void {
    if (this.isTurned || !this.watch.hasNews) return;
    this.isTurned = true;
    setImmediate(() => {
      void this.inTurn(async () => {
        this.isTurned = false;
        await this.watch.follow(this.clock());
      }).catch((error: Error) => console.error(`signals were not looked at: ${error.message}`));
    });
  }

  private inTurn(body: () => Promise<void>): Promise<void> {
    const turn = this.running.then(() => (this.isEnded ? undefined : body()));
    this.running = turn.catch(() => undefined); // said by whoever asked for the turn
    return turn;
  }
}
