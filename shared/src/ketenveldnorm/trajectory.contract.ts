import { z } from 'zod';
import { idSchema } from '../kernel/contract.js';
import { readReference } from '../person/reference.rules.js';
import { personOfStaff } from './following.contract.js';
import { endGrounds, phases } from './ketenveldnorm.terms.js';

/** As somebody typed it: `ll 7f3k 92qd`. */
const trajectoryReferenceSchema = z
  .string()
  .max(40)
  .transform((typed, context) => {
    const read = readReference(typed, 'LL');
    if (read) return read;
    context.addIssue({
      code: 'custom',
      message: 'A reference looks like LL-7F3K-92QD. One character is not right: read it again.',
      params: { code: 'trajectory.reference' },
    });
    return z.NEVER;
  });

/** By what somebody has in hand; never in an address. An empty list is the answer to what may not be seen as well. */
export const trajectoryFindSchema = z
  .union([
    z.strictObject({ reference: trajectoryReferenceSchema }),
    z.strictObject({ personId: idSchema }),
    z.strictObject({ trajectoryId: idSchema }),
  ])
  .meta({ id: 'TrajectorySearch' });
export type TrajectoryFind = z.infer<typeof trajectoryFindSchema>;

/** Under a pseudonym: what a desk shows. Nothing here names anybody but staff. */
export const trajectorySchema = z
  .object({
    id: z.string(),
    /** `LL-7F3K-92QD`: random. */
    reference: z.string(),
    version: z.int(),
    personId: z.string(),
    /** The holder of the file. */
    organisationId: z.string(),
    providerId: z.string().nullable(),
    regionId: z.string(),
    phase: z.enum(phases),
    owner: personOfStaff,
    reportedOn: z.string(),
    tableOn: z.string().nullable(),
    includedOn: z.string().nullable(),
    /** How many terms of two years, counting this one. */
    term: z.int(),
    /** The first day on which an evaluation may end it regularly. */
    regularEnd: z.string().nullable(),
    nextContactOn: z.string().nullable(),
    lastContactOn: z.string().nullable(),
    intervalDays: z.int().nullable(),
    /** Of the legal title that ends first; null when none does. */
    titleEndsOn: z.string().nullable(),
    titleKind: z.string().nullable(),
    titlePlanned: z.boolean(),
    /** The first day after a forensic title on which nobody is known to pay. */
    unpaidFrom: z.string().nullable(),
    goalsOpen: z.int(),
    goalsStalled: z.int(),
    endProposed: z.object({ ground: z.enum(endGrounds), on: z.string(), byId: z.string() }).nullable(),
    endedOn: z.string().nullable(),
    endGround: z.enum(endGrounds).nullable(),
    /** Who calls once more after a regular end, and when. */
    aftercare: z.object({ on: z.string(), by: z.string() }).nullable(),
    handoverTo: z.object({ id: z.string(), ownerId: z.string(), regionId: z.string(), dueOn: z.string() }).nullable(),
    /** Whether the file opens for the one who asks; otherwise only in an emergency. */
    opens: z.boolean(),
    mayAct: z.boolean(),
  })
  .meta({ id: 'Trajectory' });
export type Trajectory = z.infer<typeof trajectorySchema>;
