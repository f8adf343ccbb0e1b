import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { hour, minute } from '@ketenzicht/shared/kernel';
import type { Config } from '../platform/config/config.js';
import { Work, type Tx } from '../platform/database/work.js';
import { Beat } from '../platform/jobs/beat.js';
import { Keyring } from '../platform/keys/keyring.js';
import { NoSuchAddress, Post } from '../platform/mail/post.js';
import { CLOCK, CONFIG, KEYRING, type Clock } from '../platform/tokens.js';
import { linkToken } from './interest.keys.js';
import { openSaid } from './interest.seal.js';
import { letterOf } from './letter.words.js';
import { letterDead, letterDone, letterLater, takeLetters, type DueLetter } from './letter.queries.js';

const every = 1_000;
const atOnce = 10;
/** After this long nobody waits for it any more. */
const sendFor = 24 * hour;

/** Brings the mail about registrations out: at least once, with an id that stays the same. On every server, and each letter by one of them. */
@Injectable()
export class InterestSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;

  constructor(
    private readonly work: Work,
    private readonly post: Post,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('mail about interest', every, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    if (this.post.isOn) this.beat.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.beat.stop();
  }

  private async tick(at: Date): Promise<void> {
    const due = await this.byClock(at, (tx) => takeLetters(tx, at, new Date(at.getTime() - sendFor), atOnce));
    await Promise.all(
      due.map((one) =>
        this.send(one).then(
          () => this.byClock(at, (tx) => letterDone(tx, one.id, at)),
          (error: Error) => this.failed(one, at, error),
        ),
      ),
    );
  }

  private async send(one: DueLetter): Promise<void> {
    const { email } = openSaid(this.keys, { id: one.registrationId, roundId: one.roundId }, one.said);
    const link = `${this.config.publicUrl ?? ''}/my-interest#${linkToken(this.keys, one.keyId, one.registrationId)}`;
    await this.post.send({ to: email, id: `interest.${one.id}`, ...letterOf({ ...one, link }) });
  }

  private failed({ id, tries, madeAt }: DueLetter, at: Date, error: Error) {
    const status = error.message.slice(0, 200);
    const next = new Date(at.getTime() + Math.min(hour, minute * 2 ** (tries - 1)));
    const isOver = error instanceof NoSuchAddress || next.getTime() - madeAt.getTime() > sendFor;
    return this.byClock(at, (tx) => (isOver ? letterDead(tx, id, at, status) : letterLater(tx, id, next, status)));
  }

  private byClock<T>(at: Date, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job: 'interest', activity: 'interest' }, body);
  }
}
