import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { personOfStaff, regionIdSchema, words } from './following.contract.js';
import { handoverReasons, handoverStates } from './ketenveldnorm.terms.js';
import { trajectorySchema } from './trajectory.contract.js';

export const handoverInputSchema = z
  .strictObject({
    reason: z.enum(handoverReasons),
    toOwnerId: idSchema,
    toRegionId: regionIdSchema,
    toProviderId: idSchema.nullable(),
    /** Last day on which the other may answer. */
    dueOn: dateSchema,
    /** When the two spoke; a warm handover is one in which somebody was spoken to. */
    spokenOn: dateSchema.nullable(),
    words: words(),
  })
  .meta({ id: 'HandoverInput' });
export type HandoverInput = z.infer<typeof handoverInputSchema>;
export const handoverAnswerSchema = z
  .strictObject({ spokenOn: dateSchema.nullable(), nextContactOn: dateSchema.nullable(), words: words().nullable() })
  .meta({ id: 'HandoverAnswer' });
export type HandoverAnswer = z.infer<typeof handoverAnswerSchema>;

export const handoverSchema = z
  .object({
    id: z.string(),
    state: z.enum(handoverStates),
    reason: z.enum(handoverReasons),
    from: personOfStaff,
    to: personOfStaff,
    fromRegionId: z.string(),
    toRegionId: z.string(),
    toProviderId: z.string().nullable(),
    proposedAt: z.string(),
    dueOn: z.string(),
    spokenOn: z.string().nullable(),
    answeredAt: z.string().nullable(),
    words: z.string().nullable(),
    answer: z.string().nullable(),
  })
  .meta({ id: 'Handover' });
export type Handover = z.infer<typeof handoverSchema>;

/** After a proposal or an answer: how it stands, and the version that the next act must name. */
export const handedSchema = z
  .object({ trajectory: trajectorySchema, handover: handoverSchema })
  .meta({ id: 'HandedOver' });
export type Handed = z.infer<typeof handedSchema>;

/** Somebody who may take over in a region, or for a provider. */
export const handoverCandidatesSchema = z
  .object({
    candidates: z.array(
      z.object({ id: z.string(), name: z.string(), role: z.string(), organisationId: z.string().nullable() }),
    ),
  })
  .meta({ id: 'HandoverCandidates' });
export type HandoverCandidates = z.infer<typeof handoverCandidatesSchema>;
