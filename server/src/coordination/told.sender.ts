import { Injectable } from '@nestjs/common';
import {
  againAfter,
  quietUntil,
  saysAgain,
  sendAgainAfter,
  sendAtMostFor,
  wantsBy,
  type NoticePreferences,
} from '@ketenzicht/shared/coordination';
import { Work, type Tx } from '../platform/database/work.js';
import { NoSuchAddress } from '../platform/mail/post.js';
import { ToldMail } from './told.mail.js';
import { ToldPush, type Subscription } from './told.push.js';
import {
  addRound,
  dropSubscription,
  markDead,
  markDone,
  postpone,
  preferencesOf,
  subscriptionsOf,
  takeDue,
  type Due,
} from './told.queries.js';
import { titleOf } from './told.words.js';

const atOnce = 10;
const job = 'telling';

interface To {
  preferences: NoticePreferences;
  browsers: Subscription[];
}

/** Sends what is due: at least once, and with a stable id; what was sent is not sent again. */
@Injectable()
export class ToldSender {
  constructor(
    private readonly work: Work,
    private readonly mail: ToldMail,
    private readonly push: ToldPush,
  ) {}

  /** How many were taken in hand. */
  async tick(at: Date): Promise<number> {
    const due = await this.byClock(at, (tx) => takeDue(tx, at, atOnce));
    await Promise.all(due.map((one) => this.handle(one, at)));
    return due.length;
  }

  private byClock<T>(at: Date, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job }, body);
  }

  private async handle(due: Due, at: Date): Promise<void> {
    const to = await this.byClock(at, async (tx) => ({
      preferences: await preferencesOf(tx, due.accountId),
      browsers: due.channel === 'push' ? await subscriptionsOf(tx, due.accountId) : [],
    }));
    const reason = reasonNotTo(due, to);
    if (reason !== undefined) return void (await this.byClock(at, (tx) => markDone(tx, due, at, reason)));
    const quiet = due.urgent ? undefined : quietUntil(at, to.preferences.quiet);
    if (quiet)
      return void (await this.byClock(at, (tx) => postpone(tx, due, quiet, { status: 'quiet', tried: false })));
    await this.send(due, to, at).then(
      (status) => this.done(due, at, status),
      (error: Error) => this.failed(due, at, error),
    );
  }

  private async send(due: Due, { preferences: { email, language }, browsers }: To, at: Date): Promise<string> {
    const { topic, reference, path, round, toldId, urgent } = due;
    if (due.channel === 'mail') {
      await this.mail.send({ to: email ?? '', id: `told.${toldId}.${round}`, topic, reference, path, round, language });
      return 'sent';
    }
    const pushed = { title: titleOf({ topic, language }), body: reference, path, tag: toldId };
    const statuses = await Promise.all(
      browsers.map((browser) => this.push.send(browser, pushed, urgent).catch((error: Error) => error)),
    );
    await this.forgetGone(due, at, browsers, statuses);
    const isThrough = statuses.some((status) => typeof status === 'number' && status < 300);
    const isWaiting = statuses.some((status) => status instanceof Error || status === 429 || status >= 500);
    if (!isThrough && isWaiting) throw new Error(statuses.map(String).join(', ').slice(0, 200));
    return isThrough ? 'sent' : 'nobody there';
  }

  private async forgetGone({ accountId }: Due, at: Date, browsers: Subscription[], statuses: (number | Error)[]) {
    const gone = browsers.filter((_, index) => statuses[index] === 404 || statuses[index] === 410);
    for (const { endpoint } of gone) await this.byClock(at, (tx) => dropSubscription(tx, accountId, endpoint));
  }

  private done(due: Due, at: Date, status: string): Promise<void> {
    return this.byClock(at, async (tx) => {
      await markDone(tx, due, at, status);
      if (saysAgain(due.urgent, due.round)) await addRound(tx, due, new Date(at.getTime() + againAfter));
    });
  }

  private async failed(due: Due, at: Date, error: Error): Promise<void> {
    const status = error.message.slice(0, 200);
    const next = new Date(at.getTime() + sendAgainAfter(due.tries));
    const isOver = error instanceof NoSuchAddress || next.getTime() - due.at.getTime() > sendAtMostFor;
    await this.byClock(at, async (tx) => {
      if (isOver) await markDead(tx, due, at, status);
      else await postpone(tx, due, next, { status, tried: true });
    });
  }
}

/** What was seen, and who left or thought better of it, meanwhile. */
function reasonNotTo(due: Due, { preferences, browsers }: To): string | undefined {
  if (due.isGone) return 'left';
  if (due.isSeen) return 'seen';
  if (!wantsBy(preferences, due.topic, due.channel)) return 'not wanted';
  return due.channel === 'push' && browsers.length === 0 ? 'nobody there' : undefined;
}
