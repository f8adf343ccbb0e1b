import { z } from 'zod';
import { sessionSchema } from './session.contract.js';

/** `totp`: the six digits of an authenticator app (RFC 6238). `passkey`: WebAuthn. `recovery`: one of the codes kept on paper. */
export const factorMethods = ['totp', 'passkey', 'recovery'] as const;
export type FactorMethod = (typeof factorMethods)[number];

/** What a browser's authenticator said or is to be asked; the library checks its inside. */
const ceremonySchema = z.looseObject({});

/** What must follow on a right password, or on the wish to prove oneself anew. The challenge lives five minutes and bears five tries. */
export const challengeSchema = z
  .object({
    challenge: z.string(),
    /** Whether the password is asked as well. */
    password: z.boolean(),
    methods: z.array(z.enum(factorMethods)),
    /** Options for the browser's authenticator, when there is a passkey. */
    passkey: ceremonySchema.nullable(),
    /** Where another login keeper must be asked, for those who came from there. */
    elsewhere: z.string().nullable(),
  })
  .meta({ id: 'Challenge' });
export type Challenge = z.infer<typeof challengeSchema>;

const codeSchema = z.string().trim().min(6).max(20);
const factorAnswer = {
  challenge: z.string().min(20).max(100),
  method: z.enum(factorMethods).optional(),
  code: codeSchema.optional(),
  passkey: ceremonySchema.optional(),
};
/** The second step of a login. */
export const secondFactorSchema = z.strictObject(factorAnswer).meta({ id: 'SecondFactor' });
export type SecondFactor = z.infer<typeof secondFactorSchema>;

/** Proving oneself anew in a session that stands. */
export const proofSchema = z
  .strictObject({ ...factorAnswer, password: z.string().min(1).max(500).optional() })
  .meta({ id: 'Proof' });
export type Proof = z.infer<typeof proofSchema>;

export const factorSchema = z
  .object({
    id: z.string(),
    kind: z.enum(['totp', 'passkey']),
    name: z.string(),
    createdAt: z.string(),
    lastUsedAt: z.string().nullable(),
  })
  .meta({ id: 'Factor' });
export type Factor = z.infer<typeof factorSchema>;
export const factorsSchema = z
  .object({ factors: z.array(factorSchema), recoveryCodesLeft: z.int() })
  .meta({ id: 'Factors' });
export type Factors = z.infer<typeof factorsSchema>;

/** A factor that is being made. For `totp` the secret is told this once; the picture (an SVG path in a square of that size) holds the same. */
export const enrolmentSchema = z
  .object({
    id: z.string(),
    totp: z
      .object({ secret: z.string(), uri: z.string(), picture: z.object({ size: z.int(), path: z.string() }) })
      .nullable(),
    passkey: ceremonySchema.nullable(),
  })
  .meta({ id: 'Enrolment' });
export type Enrolment = z.infer<typeof enrolmentSchema>;

export const beginFactorSchema = z.strictObject({ kind: z.enum(['totp', 'passkey']) }).meta({ id: 'BeginFactor' });
/** Proof that it works, and what to call it. */
export const confirmFactorSchema = z
  .strictObject({
    name: z.string().trim().min(1).max(60),
    code: codeSchema.optional(),
    passkey: ceremonySchema.optional(),
  })
  .meta({ id: 'ConfirmFactor' });
export type ConfirmFactor = z.infer<typeof confirmFactorSchema>;

/** Shown once; only their keyed hashes are kept. Empty when there were codes already. */
export const recoveryCodesSchema = z
  .object({
    recoveryCodes: z.array(z.string()),
    /** The first factor makes another session of it, that may do everything. */
    session: sessionSchema.nullable(),
  })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof recoveryCodesSchema>;
