import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { nameText, plainText } from '../kernel/free-text.contract.js';
import { regionIdSchema, words } from './following.contract.js';
import {
  contactInterval,
  criterionAnswers,
  declineReasons,
  directorRoles,
  earlyGrounds,
  type Criterion,
} from './ketenveldnorm.terms.js';

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
