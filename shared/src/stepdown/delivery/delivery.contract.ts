import { z } from 'zod';
import { dateSchema } from '../../kernel/contract.js';
import { titleCodes } from '../../placement/legal-titles.terms.js';
import {
  careLaws,
  careProfiles,
  deliveryAsks,
  deliveryForms,
  effects,
  nextPayers,
  ruleChecks,
  ruleNatures,
  ruleSources,
  titleStates,
  verdicts,
} from './delivery.terms.js';

/* Nothing here is about anybody: a law, a profile, a kind of title and days. Null is "not known", and then the answer says what it hangs on. */

export const deliveryQuestionSchema = z
  .strictObject({
    /** Dutch calendar day that the answer is for: rules have days. */
    on: dateSchema,
    law: z.enum(careLaws).nullable().default(null),
    profile: z.enum(careProfiles).nullable().default(null),
    treatment: z.boolean().nullable().default(null),
    /** People live together or near the team; false: each in a home of their own. */
    clustered: z.boolean().nullable().default(null),
    /** `voluntary` is no title; null is not known. `endsOn`: its last day. */
    title: z
      .strictObject({ kind: z.enum(titleCodes), endsOn: dateSchema.nullable().default(null) })
      .nullable()
      .default(null),
  })
  .meta({ id: 'DeliveryQuestion' });
export type DeliveryQuestion = z.infer<typeof deliveryQuestionSchema>;

const ruleSchema = z.object({
  id: z.string(),
  /** First day on which it holds. */
  from: z.string().nullable(),
  /** First day on which it holds no longer. */
  until: z.string().nullable(),
  source: z.enum(ruleSources),
  place: z.string(),
  /** Looked up in the source itself, in another one (`checkedBy`), or in none. */
  check: z.enum(ruleChecks),
  checkedBy: z.enum(ruleSources).nullable(),
  nature: z.enum(ruleNatures),
  nl: z.string(),
  en: z.string(),
});

const judgedFormSchema = z.object({
  verdict: z.enum(verdicts),
  /** Every rule that made it so, or may: `sure` is false where it hangs on what was not said. */
  rules: z.array(z.object({ id: z.string(), effect: z.enum(effects), sure: z.boolean() })),
});

const afterTitleSchema = z.object({
  /** Null: not said. */
  title: z.enum(titleStates).nullable(),
  /** The first day on which the Wfz pays no longer; null when its end is not known, or there is none. */
  firstDay: z.string().nullable(),
  /** Why there is nothing to ask, or why there is. */
  because: z.string(),
  next: z.array(
    z.object({
      payer: z.enum(nextPayers),
      /** Id of the rule that says when this law pays. */
      condition: z.string(),
      steps: z.array(
        z.object({
          /** Id of the rule that says what is asked. */
          rule: z.string(),
          /** The last day on which to ask, for an answer in time; null when the end is not known. */
          askBy: z.string().nullable(),
          isLate: z.boolean(),
        }),
      ),
    }),
  ),
});

export const deliveryJudgementSchema = z
  .object({
    on: z.string(),
    forms: z.object({
      stay: judgedFormSchema,
      vpt: judgedFormSchema,
      mpt: judgedFormSchema,
      pgb: judgedFormSchema,
    }),
    /** What was not said, and would change an answer. */
    asks: z.array(z.enum(deliveryAsks)),
    after: afterTitleSchema,
    /** All rules that are cited above. */
    rules: z.array(ruleSchema),
  })
  .meta({ id: 'DeliveryJudgement' });
export type DeliveryJudgement = z.infer<typeof deliveryJudgementSchema>;

export const deliveryRulesSchema = z
  .object({
    forms: z.array(
      ruleSchema.extend({
        when: z.object({
          law: z.array(z.enum(careLaws)).readonly().optional(),
          profile: z.array(z.enum(careProfiles)).readonly().optional(),
          treatment: z.boolean().optional(),
          clustered: z.boolean().optional(),
          title: z.array(z.enum(titleStates)).readonly().optional(),
        }),
        forms: z.partialRecord(z.enum(deliveryForms), z.enum(effects)),
      }),
    ),
    afterTitle: z.array(ruleSchema.extend({ payer: z.enum(nextPayers).nullable(), weeksBefore: z.int().nullable() })),
    /** The day on which all rules were looked up. */
    checkedOn: z.string(),
    sources: z.array(z.object({ id: z.enum(ruleSources), title: z.string(), url: z.string().nullable() })),
  })
  .meta({ id: 'DeliveryRules' });
export type DeliveryRules = z.infer<typeof deliveryRulesSchema>;
