import { z } from 'zod';
import { scopes } from './actor.js';
import { idSchema, instantSchema } from './contract.js';
import { plainText } from './free-text.contract.js';

/** A public key as JSON (RFC 7517). Anything that belongs to a private one is refused, so that it is noticed that it was sent. */
export const publicJwkSchema = z.strictObject({
  kty: z.enum(['RSA', 'EC', 'OKP']),
  kid: z
    .string()
    .regex(/^[A-Za-z0-9._~-]{1,100}$/, 'letters, digits and . _ ~ -')
    .optional(),
  alg: z.enum(['RS256', 'PS256', 'ES256', 'EdDSA']).optional(),
  use: z.literal('sig').optional(),
  key_ops: z.tuple([z.literal('verify')]).optional(),
  n: z.string().max(2_000).optional(),
  e: z.string().max(20).optional(),
  crv: z.enum(['P-256', 'Ed25519']).optional(),
  x: z.string().max(100).optional(),
  y: z.string().max(100).optional(),
});
export type PublicJwk = z.infer<typeof publicJwkSchema>;

const words = (max: number) => plainText({ min: 3, max });

/** One for each organisation and purpose; its owner is a person or desk that answers for it. */
export const newMachineClientSchema = z
  .strictObject({
    organisationId: idSchema,
    name: words(100),
    purpose: words(300),
    owner: words(200),
    scopes: z.array(z.enum(scopes)).min(1),
    expiresAt: instantSchema,
  })
  .meta({ id: 'NewMachineClient' });
export type NewMachineClient = z.infer<typeof newMachineClientSchema>;

export const machineKeySchema = z
  .object({ kid: z.string(), kty: z.string(), validFrom: z.string(), validUntil: z.string() })
  .meta({ id: 'MachineKey' });
export type MachineKey = z.infer<typeof machineKeySchema>;

export const machineClientSchema = z
  .object({
    id: z.string(),
    organisationId: z.string(),
    name: z.string(),
    purpose: z.string(),
    owner: z.string(),
    scopes: z.array(z.enum(scopes)),
    createdAt: z.string(),
    expiresAt: z.string(),
    disabledAt: z.string().nullable(),
    lastUsedAt: z.string().nullable(),
    version: z.int(),
    keys: z.array(machineKeySchema),
  })
  .meta({ id: 'MachineClient' });
export type MachineClient = z.infer<typeof machineClientSchema>;

/** RFC 6749 4.4 with RFC 7523 2.2. */
export const tokenFormSchema = z
  .looseObject({
    grant_type: z.string(),
    scope: z.string().max(200).optional(),
    client_id: z.string().max(200).optional(),
    client_secret: z.string().max(500).optional(),
    client_assertion_type: z.string().optional(),
    client_assertion: z.string().max(8_000).optional(),
  })
  .meta({ id: 'TokenForm' });
export type TokenForm = z.infer<typeof tokenFormSchema>;

export const machineTokenSchema = z
  .object({ access_token: z.string(), token_type: z.literal('Bearer'), expires_in: z.int(), scope: z.string() })
  .meta({ id: 'MachineToken' });
export type MachineToken = z.infer<typeof machineTokenSchema>;
