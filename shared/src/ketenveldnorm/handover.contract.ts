import { z } from 'zod';
import { handoverSchema, trajectorySchema } from './trajectory.contract.js';

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
