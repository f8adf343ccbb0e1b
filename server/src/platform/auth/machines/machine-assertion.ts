import { createPublicKey } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWK } from 'jose';

/** Why a machine was not let in, for the access log; the machine itself is told `invalid_client` and no more. */
export class MachineRefused extends Error {
  constructor(
    readonly reason: string,
    readonly clientId?: string,
  ) {
    super(reason);
    this.name = 'MachineRefused';
  }
}

export const machineAlgorithms = ['RS256', 'PS256', 'ES256', 'EdDSA'] as const;
type Algorithm = (typeof machineAlgorithms)[number];
/** Seconds: how much clocks may differ, and the longest life of what a machine signs about itself. */
const skew = 60;
const longestLife = 5 * 60;

export interface Assertion {
  jti: string;
  /** From then on it could not be used again anyway. */
  forgetAt: Date;
}

/** Who an assertion says it is from: nothing is proved by that yet. */
export function claimedClient(assertion: string): { clientId: string; kid: string } {
  try {
    const { iss } = decodeJwt(assertion);
    const { kid } = decodeProtectedHeader(assertion);
    if (typeof iss === 'string' && typeof kid === 'string') return { clientId: iss, kid };
  } catch {
    /* no JWT at all */
  }
  throw new MachineRefused('assertion.malformed');
}

/** RFC 7523 3 and the NL GOV profile: signed with the key of this very client, for us, short-lived, with a number of its own. */
export async function verifyAssertion(
  assertion: string,
  clientId: string,
  jwk: JWK,
  audiences: string[],
  at: Date,
): Promise<Assertion> {
  const refuse = (reason: string) => new MachineRefused(`assertion.${reason}`, clientId);
  const key = createPublicKey({ key: jwk, format: 'jwk' });
  const { payload } = await jwtVerify(assertion, key, {
    algorithms: algorithmsOf(jwk),
    issuer: clientId,
    subject: clientId,
    audience: audiences,
    clockTolerance: skew,
    requiredClaims: ['exp', 'jti'],
    currentDate: at,
  }).catch((error: unknown) => {
    throw error instanceof errors.JOSEError ? refuse(error.code) : error;
  });
  const now = at.getTime() / 1_000;
  const { exp = 0, iat, jti } = payload;
  if (exp > now + longestLife + skew) throw refuse('lives_too_long');
  if (iat !== undefined && iat > now + skew) throw refuse('issued_in_future');
  if (Array.isArray(payload.aud) && payload.aud.some((one) => !audiences.includes(one)))
    throw refuse('also_for_others');
  if (typeof jti !== 'string' || jti.length < 16 || jti.length > 200) throw refuse('jti');
  return { jti, forgetAt: new Date((exp + skew) * 1_000) };
}

/** The key decides, never the token: one that verifies a signature must not be taken for the secret of another kind. */
export function algorithmsOf({ kty, alg }: JWK): Algorithm[] {
  const fitting: Algorithm[] = machineAlgorithms.filter((one) =>
    one.startsWith(kty === 'RSA' ? 'RS' : kty === 'EC' ? 'ES' : 'Ed'),
  );
  if (kty === 'RSA') fitting.push('PS256');
  return alg === undefined ? fitting : fitting.filter((one) => one === alg);
}
