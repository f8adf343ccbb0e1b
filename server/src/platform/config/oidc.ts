import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assuranceLevels, type Assurance } from '@ketenzicht/shared/kernel';
import { z } from 'zod';

export interface OidcConfig {
  /** Exactly as it stands in the provider's tokens. */
  issuer: string;
  clientId: string;
  /** `private_key_jwt` with a key in PEM or JWK, which a copy of this configuration alone does not hold; or a shared secret. */
  proof: { privateKey: string } | { secret: string };
  /** The level that is asked for, as the provider names it, and what each of its names is worth here. */
  acr: string;
  levels: Readonly<Record<string, Assurance>>;
  /** What the button says. */
  name: string;
  /** The claim that holds the URA number of the organisation. */
  organisationClaim: string;
}

const eidas = (level: Assurance) => `http://eidas.europa.eu/LoA/${level}`;
export const defaultLevels: Readonly<Record<string, Assurance>> = Object.fromEntries(
  assuranceLevels.map((level) => [eidas(level), level]),
);

const loopback = new Set(['127.0.0.1', '[::1]', 'localhost']);
/** Plain http only where nobody is in between. */
export const safeUrl = z.string().refine((text) => {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, search, hash, username } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
  return isSafe && search === '' && hash === '' && username === '';
}, 'must be an https:// address (http:// on this machine only) without a query');

const json = <S extends z.ZodType>(schema: S, example: string) =>
  z.string().transform((text, context) => {
    try {
      return schema.parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: `JSON such as ${example}` });
      return z.NEVER;
    }
  });

/** Of a private key: PEM, or a JWK. Throws when the file cannot be read or holds anything else. */
const privateKeyFile = z.string().transform((file, context) => {
  try {
    const text = readFileSync(file, 'utf8').trim();
    const key = createPrivateKey(text.startsWith('{') ? { key: JSON.parse(text), format: 'jwk' } : text);
    if (['rsa', 'ec'].includes(key.asymmetricKeyType ?? '')) return text;
  } catch {
    /* said below, without the words of the library, which may hold the key */
  }
  context.addIssue({ code: 'custom', message: 'a readable file with a private RSA or P-256 key, as PEM or JWK' });
  return z.NEVER;
});

export const oidcEnvironment = {
  /** Where browsers and machines find this server; links, redirects and the audience of machines' tokens come from it. */
  PUBLIC_URL: safeUrl.optional(),
  OIDC_ISSUER: safeUrl.optional(),
  OIDC_CLIENT_ID: z.string().min(1).max(200).optional(),
  OIDC_CLIENT_SECRET: z.string().min(16, 'at least 16 characters').optional(),
  OIDC_PRIVATE_KEY_FILE: privateKeyFile.optional(),
  OIDC_ACR: z.string().min(1).max(200).default(eidas('substantial')),
  OIDC_ACR_LEVELS: json(
    z.record(z.string().min(1), z.enum(assuranceLevels)),
    '{"urn:example:loa-2":"substantial"}',
  ).optional(),
  OIDC_NAME: z.string().min(1).max(60).default('organisatie-account'),
  OIDC_ORGANISATION_CLAIM: z
    .string()
    .regex(/^[\w:/.-]{1,100}$/, 'the name of a claim')
    .default('ura'),
};

type Given = Readonly<Record<string, string | undefined>>;

/** What is wrong with the whole of it, whatever its parts look like. */
export function oidcFaults(given: Given): string[] {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET, OIDC_PRIVATE_KEY_FILE, OIDC_ACR, PUBLIC_URL } = given;
  const meant = Object.keys(given).filter((name) => name.startsWith('OIDC_') && given[name] !== undefined);
  if (meant.length === 0) return [];
  const faults: string[] = [];
  if (OIDC_ISSUER === undefined) faults.push(`OIDC_ISSUER: is missing, while ${meant.join(', ')} is set`);
  if (OIDC_CLIENT_ID === undefined) faults.push('OIDC_CLIENT_ID: is missing');
  if ((OIDC_CLIENT_SECRET === undefined) === (OIDC_PRIVATE_KEY_FILE === undefined))
    faults.push('OIDC_PRIVATE_KEY_FILE: set this or OIDC_CLIENT_SECRET, and not both');
  if (PUBLIC_URL === undefined && !loopback.has(given['HOST'] ?? '127.0.0.1') && given['HOST'] !== '::1')
    faults.push('PUBLIC_URL: is missing; the identity provider has to know where to send people back to');
  const levels = levelsGiven(given['OIDC_ACR_LEVELS']);
  const held = levels[OIDC_ACR ?? eidas('substantial')];
  if (held === undefined) faults.push('OIDC_ACR: is not one of the names in OIDC_ACR_LEVELS');
  else if (held === 'low') faults.push('OIDC_ACR: a second factor is always asked for, so substantial or high');
  return faults;
}

/** A text that is no JSON is named by the schema; here it counts as none. */
function levelsGiven(text: string | undefined): Readonly<Record<string, unknown>> {
  if (text === undefined) return defaultLevels;
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return { [eidas('substantial')]: 'substantial' };
  }
}

/** Only after the faults were asked for. */
export function oidcOf(read: z.infer<z.ZodObject<typeof oidcEnvironment>>): OidcConfig | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_PRIVATE_KEY_FILE: privateKey } = read;
  if (issuer === undefined || clientId === undefined) return undefined;
  return {
    issuer,
    clientId,
    proof: privateKey === undefined ? { secret: read.OIDC_CLIENT_SECRET ?? '' } : { privateKey },
    acr: read.OIDC_ACR,
    levels: read.OIDC_ACR_LEVELS ?? defaultLevels,
    name: read.OIDC_NAME,
    organisationClaim: read.OIDC_ORGANISATION_CLAIM,
  };
}
