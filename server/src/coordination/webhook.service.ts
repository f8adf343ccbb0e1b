import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { MadeWebhook, Webhook, WebhookDelivery, WebhookInput } from '@ketenzicht/shared/coordination';
import { RuleError, ensure, must } from '@ketenzicht/shared/kernel';
import type { Visit } from '../platform/auth/visit.js';
import type { Config } from '../platform/config/config.js';
import { Work, type Noted } from '../platform/database/work.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { CONFIG, KEYRING } from '../platform/tokens.js';
import { Refused, checkedAddress } from './outside.js';
import { webhookSecret } from './told.keys.js';
import * as rows from './webhook.queries.js';

/** More would be a flood of our own making. */
const mostPerOrganisation = 10;

const unknown = () => new RuleError('webhook.unknown', 'There is no such webhook of your organisation.');
const noted = (id: string, lifecycle: 'created' | 'changed' | 'deleted'): Noted => ({
  action: lifecycle === 'created' ? 'C' : lifecycle === 'changed' ? 'U' : 'D',
  objects: [{ type: 'client', id, segment: 'webhook', lifecycle }],
});

@Injectable()
export class WebhookService {
  constructor(
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  list(visit: Visit): Promise<Webhook[]> {
    return this.work.run('coordination', visit, rows.webhooks);
  }

  async make(visit: Visit, { url, topics }: WebhookInput): Promise<MadeWebhook> {
    await this.ensurePublic(url);
    const organisationId = must(visit.actor.organisationId, 'the organisation of an organisation administrator');
    const [id, keyId] = [randomUUID(), this.keys.newest('tell').id];
    return this.work.run('coordination', visit, async (tx) => {
      ensure(
        (await rows.webhooks(tx)).length < mostPerOrganisation,
        'webhook.too_many',
        'Ten webhooks is the most. Remove one first.',
      );
      await rows.insertWebhook(tx, { id, organisationId, url, topics, keyId, by: visit.actor.id, at: visit.at });
      tx.note(noted(id, 'created'));
      const made = must(
        (await rows.webhooks(tx)).find((one) => one.id === id),
        'the webhook that was just made',
      );
      return { ...made, secret: webhookSecret(this.keys, keyId, organisationId, id) };
    });
  }

  remove(visit: Visit, id: string): Promise<void> {
    return this.work.run('coordination', visit, async (tx) => {
      if (!(await rows.removeWebhook(tx, id))) throw unknown();
      tx.note(noted(id, 'deleted'));
    });
  }

  deliveries(visit: Visit, id: string): Promise<WebhookDelivery[]> {
    return this.work.run('coordination', visit, async (tx) => {
      if (!(await rows.hasWebhook(tx, id))) throw unknown();
      return rows.deliveriesOf(tx, id);
    });
  }

  retry(visit: Visit, id: string, deliveryId: string): Promise<void> {
    return this.work.run('coordination', visit, async (tx) => {
      const done = await rows.retryDelivery(tx, id, deliveryId, visit.at);
      if (done === 'unknown') throw unknown();
      ensure(done === 'retried', 'webhook.not_dead', 'Only what was laid aside is tried again by hand.');
      tx.note(noted(id, 'changed'));
    });
  }

  /** Said now rather than found out later. A name that cannot be looked up this moment is let through: it is looked up again at each try. */
  private async ensurePublic(url: string): Promise<void> {
    try {
      await checkedAddress(new URL(url), this.config.telling.webhooksToLoopback);
    } catch (error) {
      ensure(
        !(error instanceof Refused),
        'webhook.address',
        'Give an https address that can be reached over the internet, without a name or password in it.',
      );
    }
  }
}
