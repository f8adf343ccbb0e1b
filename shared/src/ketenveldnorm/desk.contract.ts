import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { deskReasons, deskScopes, mostPlanned } from './desk.terms.js';
import { breachKinds, contactKinds } from './ketenveldnorm.terms.js';
import { trajectorySchema } from './trajectory.contract.js';

export const caseloadQuerySchema = z.strictObject({
  scope: z.enum(deskScopes).default('mine'),
  /** Only who has this reason among theirs. */
  reason: z.enum(deskReasons).optional(),
});
export type CaseloadQuery = z.infer<typeof caseloadQuerySchema>;
const deskLineSchema = z.object({
  trajectory: trajectorySchema,
  /** The most pressing first; empty when only the next contact is known. */
  reasons: z.array(z.enum(deskReasons)),
  /** The day that the first reason is about, or the next contact; null when it has none. */
  dueOn: z.string().nullable(),
  /** What is planned, the earliest first, where the file opens: a note says which of these it is about. */
  planned: z.array(z.object({ id: z.string(), kind: z.enum(contactKinds), on: z.string() })),
});
export type DeskLine = z.infer<typeof deskLineSchema>;

/** One caseload: whoever follows opens the day with it. */
export const caseloadSchema = z
  .object({
    /** Dutch calendar day that the list is about. */
    today: z.string(),
    /** How many are followed in this scope; a region shows only those who need somebody within two weeks. */
    following: z.int(),
    lines: z.array(deskLineSchema),
    /** Those that come after these. */
    more: z.int(),
    /** How many have each reason, of everybody in this scope. */
    counts: z.partialRecord(z.enum(deskReasons), z.int()),
    /** How many each director of the own regions follows. */
    workload: z.array(
      z.object({ id: z.string(), name: z.string(), following: z.int(), overdue: z.int(), thisWeek: z.int() }),
    ),
  })
  .meta({ id: 'Caseload' });
export type Caseload = z.infer<typeof caseloadSchema>;

/** One day and kind for several: those for which it is too late are refused together, and nothing is planned. */
export const bulkPlanSchema = z
  .strictObject({
    trajectoryIds: z.array(idSchema).min(1).max(mostPlanned),
    kind: z.enum(contactKinds),
    on: dateSchema,
  })
  .meta({ id: 'BulkContactPlan' });
export type BulkPlan = z.infer<typeof bulkPlanSchema>;
export const bulkPlannedSchema = z.object({ planned: z.int() }).meta({ id: 'BulkContactPlanned' });
export type BulkPlanned = z.infer<typeof bulkPlannedSchema>;

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
