import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { deliverAgainAfter } from '@ketenzicht/shared/coordination';
import type { Config } from '../platform/config/config.js';
import { Work, type Tx } from '../platform/database/work.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { CLOCK, CONFIG, KEYRING, type Clock } from '../platform/tokens.js';
import { Beat } from '../platform/jobs/beat.js';
import { Refused, TooLong, postOutside } from './outside.js';
import { webhookSecret, webhookSignature } from './told.keys.js';
import { delivered, notDelivered, takeDeliveries, type DueDelivery } from './webhook.queries.js';

const atOnce = 20;

/** Tells systems of organisations, signed as Standard Webhooks has it: at least once, with an id that stays the same over every try. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly beat: Beat;
  /** One that hangs is not waited for: the next second has others. */
  private readonly underWay = new Set<Promise<void>>();

  constructor(
    private readonly work: Work,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KEYRING) private readonly keys: Keyring,
    @Inject(CLOCK) clock: Clock,
  ) {
    this.beat = new Beat('webhooks', 1_000, () => this.tick(clock()));
  }

  onApplicationBootstrap(): void {
    this.beat.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.beat.stop();
    await Promise.all(this.underWay);
  }

  private async tick(at: Date): Promise<void> {
    const room = atOnce - this.underWay.size;
    if (room === 0) return;
    for (const one of await this.byClock(at, (tx) => takeDeliveries(tx, at, room))) {
      const delivering = this.deliver(one, at)
        .catch((error: Error) => console.error(`a delivery could not be noted: ${error.message}`))
        .finally(() => this.underWay.delete(delivering));
      this.underWay.add(delivering);
    }
  }

  private byClock<T>(at: Date, body: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.runByClock('coordination', { at, job: 'webhooks' }, body);
  }

  private async deliver(due: DueDelivery, at: Date): Promise<void> {
    const status = await this.post(due, at).catch((error: Error) => error);
    const words = status instanceof Error ? sayError(status) : `HTTP ${status}`;
    await this.byClock(at, async (tx) => {
      if (typeof status === 'number' && status >= 200 && status < 300) return delivered(tx, due, at, words);
      const gone = status === 410;
      const wait = gone ? undefined : deliverAgainAfter(due.tries);
      const next = wait === undefined ? undefined : new Date(at.getTime() + wait);
      await notDelivered(tx, due, at, { status: words, next, gone });
    });
  }

  /** Async, so that a key that is not there any more is a failed try like any other. */
  private async post(due: DueDelivery, at: Date): Promise<number> {
    const { id, topic, reference, path, url, keyId, organisationId, webhookId } = due;
    const body = JSON.stringify({
      type: topic,
      timestamp: due.at.toISOString(),
      data: { reference, link: `${this.config.publicUrl ?? ''}${path}` },
    });
    const seconds = Math.floor(at.getTime() / 1_000);
    const secret = webhookSecret(this.keys, keyId, organisationId, webhookId);
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Ketenzicht',
      'webhook-id': id,
      'webhook-timestamp': seconds,
      'webhook-signature': webhookSignature(secret, { id, seconds, body }),
    };
    return postOutside({ url, headers, body }, this.config.telling.webhooksToLoopback);
  }
}

/** Short, and of ours: what a stranger's server or resolver says is not repeated on our screens. */
function sayError(error: Error): string {
  if (error instanceof Refused || error instanceof TooLong) return error.message;
  const { code } = error as { code?: unknown };
  return typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'no answer';
}
