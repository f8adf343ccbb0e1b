import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { nameText, plainText } from '../kernel/free-text.contract.js';
import { readReference } from '../person/reference.rules.js';
import {
  contactInterval,
  criterionAnswers,
  declineReasons,
  directorRoles,
  earlyGrounds,
  endGrounds,
  handoverReasons,
  handoverStates,
  phases,
  trajectoryStepKinds,
  type Criterion,
} from './ketenveldnorm.terms.js';

/** Words about a person. Sealed with that person's own key before they are kept; nothing of them is in any index, log or message. */
export const words = (max = 2_000) => plainText({ max, lines: 'many' });
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
const regionIdSchema = z.string().min(1).max(100);

/** Somebody who is registered is reported; the checklist may be begun at once. */
export const reportInputSchema = z
  .strictObject({
    personId: idSchema,
    regionId: regionIdSchema,
    words: words(),
  })
  .meta({ id: 'TrajectoryReport' });
export type ReportInput = z.infer<typeof reportInputSchema>;

const weighedSchema = z.strictObject({ answer: z.enum(criterionAnswers), words: words(500).nullable() });
/** One answer for each criterion, with the reason in words wherever it is not met or not clear. */
export const checklistSchema = z
  .strictObject({
    adult: weighedSchema,
    danger: weighedSchema,
    longLasting: weighedSchema,
    repetition: weighedSchema,
    structure: weighedSchema,
    regularFallsShort: weighedSchema,
    cause: weighedSchema,
  } satisfies Record<Criterion, typeof weighedSchema>)
  .meta({ id: 'InclusionChecklist' });
export type Checklist = z.infer<typeof checklistSchema>;

/** The weegteam: to the inclusion table, or not. */
export const triageInputSchema = z
  .discriminatedUnion('to', [
    z.strictObject({ to: z.literal('table'), checklist: checklistSchema, tableOn: dateSchema }),
    z.strictObject({
      to: z.literal('declined'),
      checklist: checklistSchema,
      reason: z.enum(declineReasons),
      words: words(),
    }),
  ])
  .meta({ id: 'TrajectoryTriage' });
export type TriageInput = z.infer<typeof triageInputSchema>;

const directorSchema = z.strictObject({
  role: z.enum(directorRoles),
  name: nameText(),
  /** When they have an account: then the file opens for them. */
  accountId: idSchema.nullable(),
});
export type Director = z.infer<typeof directorSchema>;

const planFields = {
  /** Days between two contacts at most. */
  intervalDays: z.int().min(contactInterval.least).max(contactInterval.most),
  agreedWith: z.array(plainText({ max: 100 })).max(20),
  words: words(5_000),
};

/** The inclusion table: who sat there, when, what they decided, who provides and who directs. */
export const decisionInputSchema = z
  .discriminatedUnion('decision', [
    z.strictObject({
      decision: z.literal('included'),
      on: dateSchema,
      present: z
        .array(plainText({ max: 100 }))
        .min(1)
        .max(30),
      /** The levensloopaanbieder: an organisation of the register. */
      providerId: idSchema,
      directors: z.array(directorSchema).min(1).max(3),
      nextContactOn: dateSchema,
      plan: z.strictObject(planFields),
      words: words().nullable(),
    }),
    z.strictObject({
      decision: z.literal('declined'),
      on: dateSchema,
      present: z
        .array(plainText({ max: 100 }))
        .min(1)
        .max(30),
      reason: z.enum(declineReasons),
      words: words(),
    }),
  ])
  .meta({ id: 'InclusionDecision' });
export type DecisionInput = z.infer<typeof decisionInputSchema>;

export const planInputSchema = z
  .strictObject({ ...planFields, nextContactOn: dateSchema })
  .meta({ id: 'LevensloopPlanInput' });
export type PlanInput = z.infer<typeof planInputSchema>;

/** At two years: go on for another term, or end with somebody who calls afterwards. Not before the regular end. */
export const evaluationInputSchema = z
  .discriminatedUnion('outcome', [
    z.strictObject({ outcome: z.literal('continue'), on: dateSchema, nextContactOn: dateSchema, words: words() }),
    z.strictObject({
      outcome: z.literal('end'),
      on: dateSchema,
      aftercareOn: dateSchema,
      aftercareBy: nameText(),
      words: words(),
    }),
  ])
  .meta({ id: 'TrajectoryEvaluation' });
export type EvaluationInput = z.infer<typeof evaluationInputSchema>;

/** Earlier than two years: a ground with a code, and nothing happens before somebody else agrees. */
export const endInputSchema = z
  .strictObject({ ground: z.enum(earlyGrounds), on: dateSchema, words: words() })
  .meta({ id: 'TrajectoryEnd' });
export type EndInput = z.infer<typeof endInputSchema>;
export const endAnswerSchema = z
  .strictObject({ agree: z.boolean(), words: words().nullable() })
  .meta({ id: 'TrajectoryEndAnswer' });
export type EndAnswer = z.infer<typeof endAnswerSchema>;

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

const personOfStaff = z.object({
  id: z.string(),
  name: z.string(),
  role: z.string(),
  organisationName: z.string().nullable(),
});

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
    present: z.array(z.string()),
    plan: planSchema.nullable(),
    handovers: z.array(handoverSchema),
    steps: z.array(trajectoryStepSchema),
  })
  .meta({ id: 'TrajectoryFile' });
export type TrajectoryFile = z.infer<typeof trajectoryFileSchema>;
