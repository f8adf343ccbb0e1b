import { Injectable } from '@nestjs/common';
import {
  type MyNoticePreferences,
  type NoticePreferences,
  type PushSubscriptionInput,
  type PushTried,
  type Told,
} from '@ketenzicht/shared/coordination';
import { RuleError, ensure } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import { Work, type Noted } from '../platform/database/work.js';
import { ToldMail } from './told.mail.js';
import { ToldPush } from './told.push.js';
import * as rows from './told.queries.js';

const noted = ({ actor }: Visit, action: 'R' | 'U'): Noted => ({
  action,
  objects: [{ type: 'account', id: actor.id, segment: 'messages', ...(action === 'U' && { lifecycle: 'changed' }) }],
});
const tryWords = {
  nl: { title: 'Het werkt', body: 'Zo ziet een bericht van Ketenzicht eruit.' },
  en: { title: 'It works', body: 'This is what a message of Ketenzicht looks like.' },
};

/** What I am told, and how I want to be. */
@Injectable()
export class ToldService {
  constructor(
    private readonly work: Work,
    private readonly mail: ToldMail,
    private readonly push: ToldPush,
  ) {}

  list(visit: Visit): Promise<Told> {
    return this.work.run('coordination', visit, async (tx) => ({
      open: await rows.openOf(tx, visit.actor.id),
      notices: await rows.noticesOf(tx, visit.actor.id),
    }));
  }

  acknowledge(visit: Visit, id: string): Promise<void> {
    return this.work.run('coordination', visit, async (tx) => {
      if (!(await rows.acknowledge(tx, { id, accountId: visit.actor.id, at: visit.at })))
        throw new RuleError('told.unknown', 'There is no such message for you.');
    });
  }

  preferences(visit: Visit): Promise<MyNoticePreferences> {
    return this.work.run('coordination', visit, async (tx) => {
      tx.note(noted(visit, 'R'));
      return {
        ...(await rows.preferencesOf(tx, visit.actor.id)),
        mail: this.mail.isOn,
        pushKey: this.push.key.publicKey,
        pushes: (await rows.subscriptionsOf(tx, visit.actor.id)).length,
      };
    });
  }

  async prefer(visit: Visit, wanted: NoticePreferences): Promise<MyNoticePreferences> {
    await this.work.run('coordination', visit, async (tx) => {
      await rows.writePreferences(tx, visit.actor.id, wanted, visit.at);
      tx.note(noted(visit, 'U'));
    });
    return this.preferences(visit);
  }

  async subscribe(visit: Visit, { endpoint, keys }: PushSubscriptionInput): Promise<void> {
    ensure(endpoint.startsWith('https://'), 'push.address', 'Subscribe with the https address that the browser gave.');
    const { id } = visit.actor;
    await this.work.runByClock('coordination', { at: visit.at, job: 'told.subscribe' }, (tx) =>
      rows.dropOthers(tx, endpoint, id),
    );
    await this.work.run('coordination', visit, async (tx) => {
      await rows.addSubscription(tx, id, { endpoint, ...keys, keyId: this.push.key.keyId }, visit.at);
      tx.note(noted(visit, 'U'));
    });
  }

  unsubscribe(visit: Visit, endpoint: string): Promise<void> {
    return this.work.run('coordination', visit, async (tx) => {
      await rows.dropSubscription(tx, visit.actor.id, endpoint);
      tx.note(noted(visit, 'U'));
    });
  }

  /** To every browser of one's own, now. */
  async try(visit: Visit): Promise<PushTried> {
    const { browsers, language } = await this.work.run('coordination', visit, async (tx) => {
      tx.note(noted(visit, 'R'));
      return {
        browsers: await rows.subscriptionsOf(tx, visit.actor.id),
        language: (await rows.preferencesOf(tx, visit.actor.id)).language,
      };
    });
    const pushed = { ...tryWords[language], path: '/messages-settings', tag: 'try' };
    const statuses = await Promise.all(browsers.map((one) => this.push.send(one, pushed, false).catch(() => 0)));
    const reached = statuses.filter((status) => status >= 200 && status < 300).length;
    return { reached, failed: statuses.length - reached };
  }
}
