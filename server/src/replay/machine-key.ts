import { createPrivateKey, createPublicKey, randomUUID, type KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { calculateJwkThumbprint, SignJWT } from 'jose';

const algorithms: Readonly<Record<string, string>> = { rsa: 'RS256', ec: 'ES256', ed25519: 'EdDSA' };

/** The private half of a machine's key. Its number is the thumbprint of the public half, as the server names a key that was given without one. */
export class MachineKey {
  private constructor(
    private readonly clientId: string,
    private readonly key: KeyObject,
    private readonly algorithm: string,
    private readonly kid: string,
  ) {}

  /** PEM. Throws with words for a person when the file cannot be used. */
  static async read(clientId: string, file: string, kid?: string): Promise<MachineKey> {
    const text = await readFile(file, 'utf8');
    let key: KeyObject;
    try {
      key = createPrivateKey(text);
    } catch {
      throw new Error(`${file} holds no private key in PEM that can be read.`);
    }
    const algorithm = algorithms[key.asymmetricKeyType ?? ''];
    if (algorithm === undefined) throw new Error(`${file} holds a key that is not RSA, P-256 or Ed25519.`);
    const jwk = createPublicKey(text).export({ format: 'jwk' });
    return new MachineKey(clientId, key, algorithm, kid ?? (await calculateJwkThumbprint(jwk)));
  }

  /** For one question at the token address (RFC 7523 3). Works once, for a minute. */
  assertion(audience: string): Promise<string> {
    return new SignJWT()
      .setProtectedHeader({ alg: this.algorithm, kid: this.kid })
      .setIssuer(this.clientId)
      .setSubject(this.clientId)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime('1m')
      .setJti(randomUUID())
      .sign(this.key);
  }
}
