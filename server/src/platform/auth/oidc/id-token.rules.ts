import { reaches, type Assurance } from '@ketenzicht/shared/kernel';

/** Why a login was not accepted, for the access log. Whoever tried is told only that it was not. */
export class LoginRefused extends Error {
  constructor(
    readonly reason: string,
    /** Whose login it would have been, where that is known. */
    readonly accountId?: string,
  ) {
    super(reason);
    this.name = 'LoginRefused';
  }
}

export const acceptedAlgorithms = ['RS256', 'PS256', 'ES256'];
/** Seconds that our clock and the provider's may differ. */
export const skew = 60;

export interface Expected {
  issuer: string;
  clientId: string;
  nonce: string;
  levels: Readonly<Record<string, Assurance>>;
  wanted: Assurance;
  /** Seconds since the proof, for a step-up. */
  maxAge: number | null;
  organisationClaim: string;
  at: Date;
}

export interface Proven {
  subject: string;
  assurance: Assurance;
  /** Undefined when the provider does not say; then nothing was proved of late. */
  authTime: Date | undefined;
  sid: string | undefined;
  organisation: string | undefined;
}

type Claims = Readonly<Record<string, unknown>>;

/**
 * What an ID token must say before it opens anything, over and above its signature (OpenID Connect Core 3.1.3.7, NL GOV profile). The library judges
 * most of this too; a way round it would be a way round the login, so that it stands here once more, and in the open.
 */
export function judgeIdToken(header: Claims, claims: Claims, expected: Expected): Proven {
  const now = expected.at.getTime() / 1_000;
  const must = (holds: boolean, reason: string): void => {
    if (!holds) throw new LoginRefused(reason);
  };
  must(acceptedAlgorithms.includes(String(header['alg'])), 'token.algorithm');
  must(header['typ'] === undefined || header['typ'] === 'JWT', 'token.type');
  must(header['crit'] === undefined, 'token.critical_header');
  must(claims['iss'] === expected.issuer, 'token.issuer');
  must(isOnly(claims['aud'], expected.clientId), 'token.audience');
  must(claims['azp'] === undefined || claims['azp'] === expected.clientId, 'token.authorised_party');
  must(isNumber(claims['exp']) && claims['exp'] > now - skew, 'token.expired');
  must(isNumber(claims['iat']) && claims['iat'] <= now + skew, 'token.issued_in_future');
  must(claims['nbf'] === undefined || (isNumber(claims['nbf']) && claims['nbf'] <= now + skew), 'token.not_yet_valid');
  must(claims['nonce'] === expected.nonce, 'token.nonce');
  const assurance = Object.hasOwn(expected.levels, String(claims['acr'])) && expected.levels[String(claims['acr'])];
  if (!assurance || !reaches(assurance, expected.wanted)) throw new LoginRefused('token.level');
  const { sub, auth_time: authTime, sid } = claims;
  if (typeof sub !== 'string' || sub === '' || sub.length > 255) throw new LoginRefused('token.subject');
  const isFresh = isNumber(authTime) && authTime <= now + skew && authTime >= now - (expected.maxAge ?? 0) - skew;
  must(expected.maxAge === null || isFresh, 'token.proof_too_old');
  return {
    subject: sub,
    assurance,
    authTime: isNumber(authTime) ? new Date(Math.min(authTime, now) * 1_000) : undefined,
    sid: typeof sid === 'string' ? sid : undefined,
    organisation: textOf(claims[expected.organisationClaim]),
  };
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const isOnly = (audience: unknown, client: string): boolean =>
  audience === client || (Array.isArray(audience) && audience.length === 1 && audience[0] === client);
/** Whatever it is, it is something that was said: only a missing claim counts as none. */
export const textOf = (value: unknown): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' ? value : JSON.stringify(value);
