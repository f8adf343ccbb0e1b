import { createPrivateKey, createPublicKey } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  calculateJwkThumbprint,
  createRemoteJWKSet,
  importJWK,
  type CryptoKey,
  type JWK,
  type JWTVerifyGetKey,
} from 'jose';
import * as oidc from 'openid-client';
import type { Config } from '../../config/config.js';
import type { OidcConfig } from '../../config/oidc.js';
import { CONFIG } from '../../tokens.js';
import { skew } from './id-token.rules.js';

/** Seconds that the provider may take to answer. */
const patience = 8;

/** The identity provider as it describes itself. Asked when first needed, so that this server starts without it. */
@Injectable()
export class IdentityProvider {
  private asked: Promise<oidc.Configuration> | undefined;
  private keys: JWTVerifyGetKey | undefined;

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** Throws `oidc.off` (404) when people log in here by other means. */
  get settings(): OidcConfig {
    if (!this.config.oidc) throw new RuleError('oidc.off', 'Logging in elsewhere is not set up here.');
    return this.config.oidc;
  }

  /** Throws `oidc.unavailable` (503) when it does not answer, or says to be another. */
  async client(): Promise<oidc.Configuration> {
    const { settings } = this;
    this.asked ??= discover(settings);
    try {
      return await this.asked;
    } catch (error) {
      this.asked = undefined;
      throw unavailable(error);
    }
  }

  /** Its signing keys, from the address in its own description; a token's `jku`, `x5u` or `jwk` is never followed. */
  async signingKeys(): Promise<JWTVerifyGetKey> {
    const { jwks_uri: address } = (await this.client()).serverMetadata();
    if (address === undefined) throw unavailable(new Error('it publishes no keys'));
    return (this.keys ??= createRemoteJWKSet(new URL(address), { timeoutDuration: patience * 1_000 }));
  }

  /** The public half of our key, for a provider that fetches it. */
  async ownKeys(): Promise<JWK[]> {
    const { proof } = this.settings;
    return 'secret' in proof ? [] : [(await ownKey(proof.privateKey)).jwk];
  }
}

/** The words go to our own log: they may hold addresses of an inner network. */
export function unavailable(error: unknown): RuleError {
  const { message, cause } = error as Error;
  console.error(`the identity provider cannot be used: ${cause instanceof Error ? cause.message : message}`);
  return new RuleError('oidc.unavailable', 'The identity provider does not answer. Try again shortly.');
}

async function discover(settings: OidcConfig): Promise<oidc.Configuration> {
  const address = new URL(settings.issuer);
  const found = await oidc.discovery(
    address,
    settings.clientId,
    { [oidc.clockTolerance]: skew },
    await proofOf(settings),
    {
      timeout: patience,
      execute: [oidc.enableNonRepudiationChecks, ...(address.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    },
  );
  // The library compares addresses; a token's issuer is compared letter by letter.
  if (found.serverMetadata().issuer !== settings.issuer) throw new Error('it names itself otherwise than OIDC_ISSUER');
  return found;
}

async function proofOf({ proof }: OidcConfig): Promise<oidc.ClientAuth> {
  if ('secret' in proof) return oidc.ClientSecretBasic(proof.secret);
  const { jwk, key } = await ownKey(proof.privateKey);
  return oidc.PrivateKeyJwt({ key, kid: jwk.kid ?? '' });
}

async function ownKey(text: string): Promise<{ jwk: JWK; key: CryptoKey }> {
  const given = text.startsWith('{') ? (JSON.parse(text) as JWK) : undefined;
  const secret = createPrivateKey(given ? { key: given, format: 'jwk' } : text);
  const jwk = createPublicKey(secret).export({ format: 'jwk' }) as JWK;
  const alg = given?.alg ?? (jwk.kty === 'EC' ? 'ES256' : 'PS256');
  const kid = given?.kid ?? (await calculateJwkThumbprint(jwk));
  const key = (await importJWK(secret.export({ format: 'jwk' }) as JWK, alg)) as CryptoKey;
  return { jwk: { ...jwk, alg, kid, use: 'sig' }, key };
}
