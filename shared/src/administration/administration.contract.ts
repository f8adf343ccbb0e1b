import { z } from 'zod';
import { roles, scopes } from '../kernel/actor.js';
import { idSchema, instantSchema } from '../kernel/contract.js';
import { nameSchema } from '../kernel/plain-text.js';
import { accountStates, endReasons, personRoles, reviewKinds } from './administration.terms.js';

const regionIds = z.array(z.string().min(1).max(100)).max(60);

/** "Who has what." Never a password, never a secret. */
export const accountSchema = z
  .object({
    id: z.string(),
    username: z.string(),
    name: z.string(),
    role: z.enum(roles),
    organisationId: z.string().nullable(),
    regionIds: z.array(z.string()),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(accountStates),
    lastLoginAt: z.string().nullable(),
    /** Whether a second factor was set up here; null for logins that are proved elsewhere. */
    hasSecondFactor: z.boolean().nullable(),
    invitedUntil: z.string().nullable(),
    endedAt: z.string().nullable(),
    endReason: z.enum(endReasons).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Account' });
export type Account = z.infer<typeof accountSchema>;

export const inviteInputSchema = z
  .strictObject({
    name: nameSchema,
    role: z.enum(personRoles),
    organisationId: idSchema.nullable(),
    regionIds: regionIds.default([]),
  })
  .meta({ id: 'AccountInvitation' });
export type InviteInput = z.infer<typeof inviteInputSchema>;

export const accountChangeSchema = z
  .strictObject({ name: nameSchema, role: z.enum(personRoles), regionIds })
  .meta({ id: 'AccountChange' });
export type AccountChange = z.infer<typeof accountChangeSchema>;

export const endInputSchema = z.strictObject({ reason: z.enum(endReasons) }).meta({ id: 'AccountEnding' });

/** `token` is told once, to hand over in person or by a channel of one's own; only its hash is kept. */
export const invitedSchema = z
  .object({ account: accountSchema, token: z.string(), expiresAt: z.string() })
  .meta({ id: 'Invited' });
export type Invited = z.infer<typeof invitedSchema>;

const tokenSchema = z.string().regex(/^[\w-]{43}$/, 'the token of an invitation');
export const invitationTokenSchema = z.strictObject({ token: tokenSchema }).meta({ id: 'InvitationToken' });
export const acceptInputSchema = z
  .strictObject({ token: tokenSchema, password: z.string().min(1).max(500) })
  .meta({ id: 'InvitationAcceptance' });

export const newPasswordSchema = z.strictObject({ password: z.string().min(1).max(500) }).meta({ id: 'NewPassword' });

export const invitationSchema = z
  .object({
    name: z.string(),
    username: z.string(),
    role: z.enum(roles),
    organisation: z.string().nullable(),
    expiresAt: z.string(),
  })
  .meta({ id: 'Invitation' });
export type Invitation = z.infer<typeof invitationSchema>;

export const reviewLineSchema = z
  .object({
    accountId: z.string(),
    name: z.string(),
    role: z.enum(roles),
    regionIds: z.array(z.string()),
    lastLoginAt: z.string().nullable(),
    decision: z.enum(['keep', 'end']).nullable(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
  })
  .meta({ id: 'RightsReviewLine' });

export const reviewSchema = z
  .object({
    id: z.string(),
    kind: z.enum(reviewKinds),
    /** `2026-Q4` or `2026`. */
    period: z.string(),
    organisationId: z.string().nullable(),
    dueOn: z.string(),
    overdue: z.boolean(),
    open: z.int(),
    lines: z.array(reviewLineSchema),
  })
  .meta({ id: 'RightsReview' });
export type Review = z.infer<typeof reviewSchema>;

export const signInputSchema = z
  .strictObject({ decision: z.enum(['keep', 'end']) })
  .meta({ id: 'RightsReviewSignature' });

/** A public key as PEM or JWK, as somebody pastes it. */
export const keyInputSchema = z
  .strictObject({ key: z.string().min(1).max(8_000), validUntil: instantSchema })
  .meta({ id: 'MachineKeyInput' });
