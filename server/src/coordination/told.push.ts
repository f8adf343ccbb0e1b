import { Inject, Injectable } from '@nestjs/common';
import webPush from 'web-push';
import type { Config } from '../platform/config/config.js';
import type { Keyring } from '../platform/keys/keyring.js';
import { CONFIG, KEYRING } from '../platform/tokens.js';
import { postOutside } from './outside.js';
import { vapidKey } from './told.keys.js';

export interface Subscription {
  endpoint: string;
  p256dh: string;
  auth: string;
  keyId: string;
}

/** What a browser shows: the topic in the language of the person, and a way. */
export interface Pushed {
  title: string;
  body: string;
  path: string;
  /** A later one of the same takes its place. */
  tag: string;
}

@Injectable()
export class ToldPush {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(KEYRING) private readonly keys: Keyring,
  ) {}

  get key(): { keyId: string; publicKey: string } {
    const { keyId, publicKey } = vapidKey(this.keys);
    return { keyId, publicKey };
  }

  /** The status of the push service. 404 and 410: this browser is not there any more. */
  send({ endpoint, p256dh, auth, keyId }: Subscription, pushed: Pushed, urgent: boolean): Promise<number> {
    const { publicKey, privateKey } = vapidKey(this.keys, keyId);
    const subject = this.config.publicUrl?.startsWith('https:')
      ? this.config.publicUrl
      : `mailto:${this.config.telling.from ?? 'nobody@example.org'}`;
    const { headers, body } = webPush.generateRequestDetails(
      { endpoint, keys: { p256dh, auth } },
      JSON.stringify(pushed),
      { vapidDetails: { subject, publicKey, privateKey }, TTL: 3_600, urgency: urgent ? 'high' : 'normal' },
    );
    return postOutside({ url: endpoint, headers, body }, this.config.telling.webhooksToLoopback);
  }
}
