import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { nameSchema, reasonSchema } from '../kernel/plain-text.js';
import {
  careIntensities,
  legalTitles,
  payers,
  securityLevels,
  settings,
  sexes,
  targetGroups,
} from '../directory/directory.terms.js';
import { concerns, proposalKinds, proposalStates } from './bedbase.terms.js';

const each = <T extends readonly [string, ...string[]]>(terms: T) =>
  z
    .array(z.enum(terms))
    .max(terms.length)
    .refine((all) => new Set(all).size === all.length, 'each one once');

/** E.164: what a telephone dials from anywhere. */
export const phoneSchema = z.string().regex(/^\+[1-9]\d{7,14}$/, 'an international number, such as +31201234567');

/** Everything of a ward that its organisation may want otherwise. */
const fields = {
  name: nameSchema,
  places: z.int().min(1).max(9999),
  setting: z.enum(settings),
  securityLevel: z.enum(securityLevels).nullable(),
  careIntensity: z.enum(careIntensities).nullable(),
  targetGroups: each(targetGroups),
  sex: z.enum(sexes),
  ageMin: z.int().min(0).max(120),
  ageMax: z.int().min(0).max(120).nullable(),
  titles: each(legalTitles),
  payers: each(payers),
  phone: phoneSchema,
};
export const wardFieldsSchema = z.strictObject(fields).meta({ id: 'WardFields' });
export type WardFields = z.infer<typeof wardFieldsSchema>;

const why = {
  reason: reasonSchema,
  /** The Dutch calendar day on which it begins; null: as soon as it is approved. */
  effectiveOn: dateSchema.nullable().default(null),
};

export const proposalInputSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('change'),
      wardId: idSchema,
      changes: z
        .strictObject(fields)
        .partial()
        .refine((changes) => Object.keys(changes).length > 0, 'at least one thing that changes'),
      ...why,
    }),
    z.strictObject({ kind: z.literal('close'), wardId: idSchema, ...why }),
    z.strictObject({ kind: z.literal('open'), locationId: idSchema, ward: z.strictObject(fields), ...why }),
  ])
  .meta({ id: 'WardProposalInput' });
export type ProposalInput = z.infer<typeof proposalInputSchema>;

export const decisionInputSchema = z.strictObject({ reason: reasonSchema }).meta({ id: 'ProposalRefusal' });

export const phoneInputSchema = z.strictObject({ phone: phoneSchema }).meta({ id: 'WardPhone' });

/** `before` and `after` hold only what changes; an opening has no before, a closing no after. */
export const proposalSchema = z
  .object({
    id: z.string(),
    providerId: z.string(),
    wardId: z.string(),
    wardName: z.string(),
    locationId: z.string(),
    kind: z.enum(proposalKinds),
    state: z.enum(proposalStates),
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
    reason: z.string(),
    effectiveOn: z.string().nullable(),
    proposedAt: z.string(),
    proposedBy: z.string(),
    decidedAt: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decisionReason: z.string().nullable(),
    appliedAt: z.string().nullable(),
    /** Whether the one who asks proposed it: then somebody else has to decide. */
    own: z.boolean(),
    concerns: z.array(z.enum(concerns)),
    version: z.int(),
  })
  .meta({ id: 'WardProposal' });
export type Proposal = z.infer<typeof proposalSchema>;

/** One step in what a ward is, with the whole of it before and after. */
export const wardChangeSchema = z
  .object({
    at: z.string(),
    kind: z.enum([...proposalKinds, 'phone']),
    before: z.record(z.string(), z.unknown()),
    after: z.record(z.string(), z.unknown()),
    reason: z.string().nullable(),
  })
  .meta({ id: 'WardChange' });
export type WardChange = z.infer<typeof wardChangeSchema>;
