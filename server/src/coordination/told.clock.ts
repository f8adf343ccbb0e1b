import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Work } from '../platform/database/work.js';
import { Bell } from '../platform/events/bell.js';
import { Beat } from '../platform/jobs/beat.js';
import { CLOCK, type Clock } from '../platform/tokens.js';
import { ToldMail } from './told.mail.js';
import { ToldSender } from './told.sender.js';
import { spread } from './told.spread.js';

const every = 1_000;

/** On every server, and harmless with many: whoever takes a line does it, and what is done is not due any more. */
@Injectable()
export class ToldClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beats: readonly Beat[];

  constructor(
    private readonly work: Work,
    private readonly bell: Bell,
    private readonly mail: ToldMail,
    sender: ToldSender,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beats = [
      new Beat('what people are told', every, () => this.spread(clock())),
      new Beat('messages', every, () => sender.tick(clock())),
    ];
  }

  onApplicationBootstrap(): void {
    for (const beat of this.beats) beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all(this.beats.map((beat) => beat.stop()));
  }

  /** Rings only when it is committed: a screen that asks at once finds it. */
  private async spread(at: Date): Promise<void> {
    const whom = await this.work.runByClock('coordination', { at, job: 'telling' }, (tx) =>
      spread(tx, at, this.mail.isOn),
    );
    for (const accountId of whom) this.bell.ring('desk', { desk: 'told', subject: accountId, for: [accountId] });
  }
}
