import { createECDH, createHmac, hkdfSync, type KeyObject } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import type { Keyring } from '../platform/keys/keyring.js';

type Keys = Pick<Keyring, 'find' | 'newest'>;

const keyOf = (keys: Keys, id: string): KeyObject => must(keys.find('tell', id), `the tell key ${id}`);

/**
 * The secret of a webhook is made of a key in the file and of what the webhook is, so that a copy of the database signs nothing. `whsec_` as Standard
 * Webhooks writes it.
 */
export const webhookSecret = (keys: Keys, keyId: string, organisationId: string, id: string): string =>
  `whsec_${createHmac('sha256', keyOf(keys, keyId)).update(`webhook\0${organisationId}\0${id}`).digest('base64')}`;

/** Standard Webhooks: `v1,` and HMAC-SHA-256 over id, seconds and body. */
export function webhookSignature(secret: string, { id, seconds, body }: { id: string; seconds: number; body: string }) {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  return `v1,${createHmac('sha256', key).update(`${id}.${seconds}.${body}`).digest('base64')}`;
}

export interface VapidKey {
  keyId: string;
  publicKey: string;
  privateKey: string;
}

/** P-256, for web push (RFC 8292). A browser keeps to the key that it was subscribed with. */
export function vapidKey(keys: Keys, keyId = keys.newest('tell').id): VapidKey {
  const curve = createECDH('prime256v1');
  for (let attempt = 0; ; attempt++) {
    const bytes = Buffer.from(hkdfSync('sha256', keyOf(keys, keyId).export(), '', `vapid-${attempt}`, 32));
    try {
      curve.setPrivateKey(bytes);
    } catch {
      continue; // one in four thousand million numbers is none of the curve's
    }
    return { keyId, publicKey: curve.getPublicKey('base64url'), privateKey: bytes.toString('base64url') };
  }
}
