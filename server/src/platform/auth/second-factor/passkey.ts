import { isIP } from 'node:net';
import { RuleError } from '@ketenzicht/shared/kernel';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type AuthenticatorTransport,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import type { FactorRow } from './factor.queries.js';

/** A passkey belongs to a name of a host; numbers have none (WebAuthn, relying party identifier). */
function hostOf(origin: string): string {
  const { hostname } = new URL(origin);
  if (isIP(hostname.replaceAll(/[[\]]/g, '')) !== 0)
    throw new RuleError('factor.needs_name', 'Passkeys work only at an address with a name. Use an authenticator app.');
  return hostname;
}

export const offerPasskey = async (
  account: { id: string; username: string; name: string },
  present: readonly FactorRow[],
  origin: string,
) =>
  generateRegistrationOptions({
    rpName: 'Ketenzicht',
    rpID: hostOf(origin),
    userID: new TextEncoder().encode(account.id),
    userName: account.username,
    userDisplayName: account.name,
    excludeCredentials: known(present),
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
  });

export const askPasskey = async (present: readonly FactorRow[], origin: string) =>
  generateAuthenticationOptions({
    rpID: hostOf(origin),
    allowCredentials: known(present),
    userVerification: 'preferred',
  });

const known = (present: readonly FactorRow[]) =>
  present.flatMap(({ credential_id: id, transports }) =>
    id === null ? [] : [{ id, transports: (transports ?? []) as AuthenticatorTransport[] }],
  );

/** Undefined when it does not hold; what the library throws about strange input counts as that too. */
export async function registered(response: unknown, expectedChallenge: string, origin: string) {
  const checked = await verifyRegistrationResponse({
    response: response as RegistrationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: false,
  }).catch(() => undefined);
  return checked?.verified ? checked.registrationInfo.credential : undefined;
}

/** Whether the person was verified as well (PIN, finger), and the counter that shows copies; undefined when it does not hold. */
export async function authenticated(response: unknown, factor: FactorRow, expectedChallenge: string, origin: string) {
  if (factor.credential_id === null || factor.public_key === null) return undefined;
  const checked = await verifyAuthenticationResponse({
    response: response as AuthenticationResponseJSON,
    expectedChallenge,
    expectedOrigin: origin,
    expectedRPID: hostOf(origin),
    requireUserVerification: false,
    credential: {
      id: factor.credential_id,
      publicKey: Uint8Array.from(factor.public_key),
      counter: factor.counter ?? 0,
    },
  }).catch(() => undefined);
  if (!checked?.verified) return undefined;
  return { counter: checked.authenticationInfo.newCounter, isPersonVerified: checked.authenticationInfo.userVerified };
}
