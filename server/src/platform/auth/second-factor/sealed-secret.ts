import { createCipheriv, createDecipheriv, hkdfSync, randomBytes, type KeyObject } from 'node:crypto';
import { must } from '@ketenzicht/shared/kernel';
import type { Keyring } from '../../keys/keyring.js';

const ivLength = 12;
const tagLength = 16;

export interface SealedSecret {
  keyId: string;
  sealed: Buffer;
}

/** AES-256-GCM under a key derived for this use only. `owner` is bound in: a secret moved to another row opens nothing. */
export function sealSecret(keys: Keyring, owner: string, secret: Buffer): SealedSecret {
  const { id, key } = keys.newest('field');
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', derived(key), iv).setAAD(Buffer.from(owner));
  return { keyId: id, sealed: Buffer.concat([iv, cipher.update(secret), cipher.final(), cipher.getAuthTag()]) };
}

/** Throws when the key is not in the keyring or the secret was tampered with. */
export function openSecret(keys: Keyring, owner: string, { keyId, sealed }: SealedSecret): Buffer {
  const key = must(keys.find('field', keyId), `the key ${keyId} that a second factor was sealed with`);
  const decipher = createDecipheriv('aes-256-gcm', derived(key), sealed.subarray(0, ivLength))
    .setAAD(Buffer.from(owner))
    .setAuthTag(sealed.subarray(-tagLength));
  return Buffer.concat([decipher.update(sealed.subarray(ivLength, -tagLength)), decipher.final()]);
}

const derived = (key: KeyObject): Buffer => Buffer.from(hkdfSync('sha256', key.export(), '', 'second factor', 32));
