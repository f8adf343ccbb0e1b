import { createPublicKey } from 'node:crypto';
import { publicJwkSchema, RuleError, type PublicJwk } from '@ketenzicht/shared/kernel';
import { calculateJwkThumbprint } from 'jose';
import { algorithmsOf } from './machine-assertion.js';

export type NamedJwk = PublicJwk & { kid: string };

/** A public key as somebody pastes it: PEM, or a JWK. Throws `machine.private_key` and `machine.key_unreadable` (400). */
export async function readPublicKey(text: string): Promise<NamedJwk> {
  if (/PRIVATE KEY/.test(text) || /"(d|p|q|k)"\s*:/.test(text))
    throw new RuleError(
      'machine.private_key',
      'This is a private key: it must never leave the machine. Make a new pair, and send only the public half.',
    );
  try {
    const jwk = publicJwkSchema.parse(text.trimStart().startsWith('{') ? JSON.parse(text) : fromPem(text));
    const { asymmetricKeyDetails: size } = createPublicKey({ key: jwk, format: 'jwk' });
    if (algorithmsOf(jwk).length === 0 || (jwk.kty === 'RSA' && (size?.modulusLength ?? 0) < 2_048))
      throw new Error('not one of those');
    return { ...jwk, kid: jwk.kid ?? (await calculateJwkThumbprint(jwk)) };
  } catch {
    throw new RuleError(
      'machine.key_unreadable',
      'Send one public key as PEM or JWK: RSA of 2048 bits or more, P-256 or Ed25519.',
    );
  }
}

const fromPem = (text: string): unknown => createPublicKey(text).export({ format: 'jwk' });
