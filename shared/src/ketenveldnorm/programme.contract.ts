import { z } from 'zod';
import { dateSchema } from '../kernel/contract.js';
import { plainText } from '../kernel/free-text.contract.js';
import { programmeStates, programmeSteps, stalls } from './programme.terms.js';

const day = dateSchema.nullable();
/** About a region, never about anybody: everyone who follows reads it. */
const regionText = (max: number) => plainText({ max });

const stepInputSchema = z.strictObject({
  step: z.enum(programmeSteps),
  plannedOn: day,
  doneOn: day,
  stall: z.enum(stalls).nullable(),
  note: regionText(300).nullable(),
});
export type ProgrammeStepInput = z.infer<typeof stepInputSchema>;

/** All of one region at once: steps that are not named are not arranged. */
export const programmeInputSchema = z
  .strictObject({
    leadProvider: regionText(100).nullable(),
    partners: z.array(regionText(100)).max(30),
    startedOn: day,
    /** How many people the region wants to follow by the end of its plan. */
    target: z.int().min(0).max(2_000).nullable(),
    steps: z.array(stepInputSchema).max(programmeSteps.length),
    /** Which regions of the register it covers: for the national point only, and left as it was when it is not there. */
    covers: z.array(z.string().min(1).max(100)).max(20).optional(),
  })
  .meta({ id: 'ProgrammeRegionInput' });
export type ProgrammeInput = z.infer<typeof programmeInputSchema>;

export const programmeRegionSchema = z
  .object({
    regionId: z.string(),
    name: z.string(),
    /** That our sources do not say so: the boundaries and the partners are assumed. */
    assumed: z.boolean(),
    pilot: z.boolean(),
    /** Regions of the register in which its people live; another scheme, so that it is said and not guessed. */
    covers: z.array(z.object({ id: z.string(), name: z.string() })),
    leadProvider: z.string().nullable(),
    partners: z.array(z.string()),
    startedOn: z.string().nullable(),
    target: z.int().nullable(),
    /** Followed now in the regions it covers; null where the number is too small to tell to who asks, or nothing was counted yet. */
    followed: z.int().nullable(),
    steps: z.array(
      z.object({
        step: z.enum(programmeSteps),
        state: z.enum(programmeStates),
        plannedOn: z.string().nullable(),
        doneOn: z.string().nullable(),
        stall: z.enum(stalls).nullable(),
        note: z.string().nullable(),
      }),
    ),
    version: z.int(),
    changedAt: z.string().nullable(),
    mayChange: z.boolean(),
  })
  .meta({ id: 'ProgrammeRegion' });
export type ProgrammeRegion = z.infer<typeof programmeRegionSchema>;

export const programmeSchema = z
  .object({
    regions: z.array(programmeRegionSchema),
    /** On which day the people who are followed were counted. */
    countedOn: z.string().nullable(),
    /** Numbers of people are rounded, and the small ones left out. */
    suppressed: z.boolean(),
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof programmeSchema>;
