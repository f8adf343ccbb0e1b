import { z } from 'zod';
import { personOfStaff } from './following.contract.js';
import { handoverSchema } from './handover.contract.js';
import { criterionAnswers, directorRoles, trajectoryStepKinds, type Criterion } from './ketenveldnorm.terms.js';
import { trajectorySchema } from './trajectory.contract.js';

export const trajectoryStepSchema = z
  .object({
    id: z.int(),
    at: z.string(),
    kind: z.enum(trajectoryStepKinds),
    by: z.string(),
    byClock: z.boolean(),
    words: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'TrajectoryStep' });
export type TrajectoryStep = z.infer<typeof trajectoryStepSchema>;

export const planSchema = z
  .object({
    version: z.int(),
    from: z.string(),
    intervalDays: z.int(),
    agreedWith: z.array(z.string()),
    words: z.string(),
    by: z.string(),
  })
  .meta({ id: 'LevensloopPlan' });
export type LevensloopPlan = z.infer<typeof planSchema>;

/** As it was written down; what was tidied on its way in is not tidied again. */
const keptWeighedSchema = z.object({ answer: z.enum(criterionAnswers), words: z.string().nullable() });
const keptChecklistSchema = z.object({
  adult: keptWeighedSchema,
  danger: keptWeighedSchema,
  longLasting: keptWeighedSchema,
  repetition: keptWeighedSchema,
  structure: keptWeighedSchema,
  regularFallsShort: keptWeighedSchema,
  cause: keptWeighedSchema,
} satisfies Record<Criterion, typeof keptWeighedSchema>);
const keptDirectorSchema = z.object({
  role: z.enum(directorRoles),
  name: z.string(),
  accountId: z.string().nullable(),
});

/** The opened file: who follows, what was weighed, the plan that holds, and how it came so far. */
export const trajectoryFileSchema = z
  .object({
    trajectory: trajectorySchema,
    checklist: keptChecklistSchema.nullable(),
    directors: z.array(keptDirectorSchema),
    /** Whoever takes part beside the owner: the file opens for them. */
    parties: z.array(personOfStaff),
    present: z.array(z.string()),
    plan: planSchema.nullable(),
    handovers: z.array(handoverSchema),
    steps: z.array(trajectoryStepSchema),
  })
  .meta({ id: 'TrajectoryFile' });
export type TrajectoryFile = z.infer<typeof trajectoryFileSchema>;
