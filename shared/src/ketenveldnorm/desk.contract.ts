import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { breachKinds, contactKinds } from './ketenveldnorm.terms.js';
import { trajectorySchema } from './trajectory.contract.js';

/** Why somebody is on today's list; the most pressing reason first. */
export const deskReasons = [
  'titleLapsing',
  'contactOverdue',
  'handoverWaiting',
  'contactToday',
  'endToAnswer',
  'evaluationDue',
  'titleEnding',
  'goalsStalled',
  'toTriage',
  'toDecide',
] as const;
export type DeskReason = (typeof deskReasons)[number];

/** One caseload: whoever follows opens the day with it. */
export const caseloadSchema = z
  .object({
    /** Dutch calendar day that the list is about. */
    today: z.string(),
    lines: z.array(
      z.object({ trajectory: trajectorySchema, reasons: z.array(z.enum(deskReasons)), dueOn: z.string().nullable() }),
    ),
    /** How many each director of the own regions follows. */
    workload: z.array(
      z.object({ id: z.string(), name: z.string(), following: z.int(), overdue: z.int(), thisWeek: z.int() }),
    ),
  })
  .meta({ id: 'Caseload' });
export type Caseload = z.infer<typeof caseloadSchema>;

/** One day and kind for several: those for which it is too late are refused together, and nothing is planned. */
export const bulkPlanSchema = z
  .strictObject({ trajectoryIds: z.array(idSchema).min(1).max(50), kind: z.enum(contactKinds), on: dateSchema })
  .meta({ id: 'BulkContactPlan' });
export type BulkPlan = z.infer<typeof bulkPlanSchema>;

export const breachSchema = z
  .object({
    id: z.string(),
    kind: z.enum(breachKinds),
    trajectoryId: z.string().nullable(),
    reference: z.string().nullable(),
    since: z.string(),
    clearedAt: z.string().nullable(),
    caseId: z.string().nullable(),
  })
  .meta({ id: 'Breach' });
export type Breach = z.infer<typeof breachSchema>;

/** How it stood at the end of one day, reckoned from what was never changed since: so many followed, and what was not as it must be. */
export const proofSchema = z
  .object({
    on: z.string(),
    checkedAt: z.string(),
    followed: z.int(),
    breaches: z.partialRecord(z.enum(breachKinds), z.int()),
    /** Pseudonyms of the first hundred, for whoever may see them. */
    who: z.array(z.object({ kind: z.enum(breachKinds), reference: z.string() })),
    holds: z.boolean(),
    /** What the checks by night found, newest first. */
    nights: z.array(z.object({ on: z.string(), checkedAt: z.string(), followed: z.int(), broken: z.int() })),
  })
  .meta({ id: 'FollowingProof' });
export type Proof = z.infer<typeof proofSchema>;
