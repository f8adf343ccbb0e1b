import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { nameText, plainText } from '../kernel/free-text.contract.js';
import { titleCodes } from '../placement/legal-titles.terms.js';
import { requestPayers } from '../placement/placement.terms.js';
import {
  careKinds,
  contactKinds,
  contactStates,
  gapReasons,
  goalStates,
  intensities,
  lifeAreas,
  titlePlans,
} from './ketenveldnorm.terms.js';
import { words } from './following.contract.js';

/* What happens to somebody over years. Days are calendar days in the Netherlands; `from` counts, `until` is the first day on which it is over. */

const by = z.string();

export const contactInputSchema = z
  .strictObject({ kind: z.enum(contactKinds), on: dateSchema })
  .meta({ id: 'ContactPlan' });
export type ContactInput = z.infer<typeof contactInputSchema>;
/** After a contact: what came of it, and when the next one is. One call, so that nobody is ever without a next contact. */
export const contactDoneSchema = z
  .strictObject({
    /** The planned contact that this was; null when it was not planned. */
    contactId: idSchema.nullable(),
    outcome: z.enum(['done', 'missed']),
    kind: z.enum(contactKinds),
    on: dateSchema,
    words: words().nullable(),
    /** When the next one is: at most the plan's interval away. Null keeps what is planned already. */
    nextOn: dateSchema.nullable(),
  })
  .meta({ id: 'ContactNote' });
export type ContactNote = z.infer<typeof contactDoneSchema>;
export const contactSchema = z
  .object({
    id: z.string(),
    kind: z.enum(contactKinds),
    state: z.enum(contactStates),
    on: z.string(),
    by,
    words: z.string().nullable(),
  })
  .meta({ id: 'Contact' });
export type Contact = z.infer<typeof contactSchema>;

/** `until` is computed by the title's own term, unless the court set an earlier day (`legal-titles.rules.ts`). */
export const titleInputSchema = z
  .strictObject({
    kind: z.enum(titleCodes),
    from: dateSchema,
    courtUntil: dateSchema.nullable(),
    extended: z.boolean().default(false),
    plan: z.enum(titlePlans).nullable().default(null),
    words: words(500).nullable(),
  })
  .meta({ id: 'LegalTitleInput' });
export type TitleInput = z.infer<typeof titleInputSchema>;
export const titleChangeSchema = z
  .union([
    z.strictObject({ plan: z.enum(titlePlans), words: words(500).nullable() }),
    /** Its last day, earlier than was thought. */
    z.strictObject({ endedOn: dateSchema, words: words(500).nullable() }),
    /** A zorgmachtiging was asked in time: a voortzetting lasts as long as the law allows then. */
    z.strictObject({ extended: z.literal(true), words: words(500).nullable() }),
  ])
  .meta({ id: 'LegalTitleChange' });
export type TitleChange = z.infer<typeof titleChangeSchema>;
export const heldTitleSchema = z
  .object({
    id: z.string(),
    kind: z.enum(titleCodes),
    from: z.string(),
    until: z.string().nullable(),
    /** Reckoned from the law's term; otherwise a court's own day. */
    computed: z.boolean(),
    plan: z.enum(titlePlans).nullable(),
    by,
    words: z.string().nullable(),
  })
  .meta({ id: 'HeldTitle' });
export type HeldTitle = z.infer<typeof heldTitleSchema>;

/** From this day on this law pays, until the next one begins. `unclear` may stand, and asks for a dossier. */
export const payerInputSchema = z
  .strictObject({ payer: z.enum(requestPayers), from: dateSchema, words: words(500).nullable() })
  .meta({ id: 'PayerInput' });
export type PayerInput = z.infer<typeof payerInputSchema>;
export const payerPeriodSchema = z
  .object({
    id: z.string(),
    payer: z.enum(requestPayers),
    from: z.string(),
    until: z.string().nullable(),
    by,
    words: z.string().nullable(),
  })
  .meta({ id: 'PayerPeriod' });
export type PayerPeriod = z.infer<typeof payerPeriodSchema>;

/** From this day on care is given here, until the next begins: so that no day is left unexplained. A gap says why. */
export const careInputSchema = z
  .strictObject({
    kind: z.enum(careKinds),
    from: dateSchema,
    intensity: z.enum(intensities).nullable(),
    /** A ward of the register, when it is one. */
    unitId: idSchema.nullable(),
    /** The request by which this place was found. */
    requestId: idSchema.nullable(),
    gapReason: z.enum(gapReasons).nullable(),
    words: words(500).nullable(),
  })
  .meta({ id: 'CareInput' });
export type CareInput = z.infer<typeof careInputSchema>;
export const carePeriodSchema = z
  .object({
    id: z.string(),
    kind: z.enum(careKinds),
    intensity: z.enum(intensities).nullable(),
    from: z.string(),
    until: z.string().nullable(),
    unitId: z.string().nullable(),
    requestId: z.string().nullable(),
    gapReason: z.enum(gapReasons).nullable(),
    by,
    words: z.string().nullable(),
  })
  .meta({ id: 'CarePeriod' });
export type CarePeriod = z.infer<typeof carePeriodSchema>;

export const goalInputSchema = z
  .strictObject({
    area: z.enum(lifeAreas),
    words: words(500),
    dueOn: dateSchema.nullable(),
    state: z.enum(goalStates).default('open'),
  })
  .meta({ id: 'GoalInput' });
export type GoalInput = z.infer<typeof goalInputSchema>;
export const goalSchema = z
  .object({
    id: z.string(),
    area: z.enum(lifeAreas),
    words: z.string(),
    dueOn: z.string().nullable(),
    state: z.enum(goalStates),
    changedOn: z.string(),
    /** For `If-Match`: two may not change one goal under each other's hands. */
    version: z.int(),
  })
  .meta({ id: 'Goal' });
export type Goal = z.infer<typeof goalSchema>;

/** 1 acute problem, 2 not self-reliant, 3 barely, 4 sufficiently, 5 fully self-reliant; an area may be left out. */
export const scoreInputSchema = z
  .strictObject({ on: dateSchema, scores: z.partialRecord(z.enum(lifeAreas), z.int().min(1).max(5)) })
  .meta({ id: 'LifeAreaScores' });
export type ScoreInput = z.infer<typeof scoreInputSchema>;
export const scoreSchema = z
  .object({ on: z.string(), scores: z.partialRecord(z.enum(lifeAreas), z.int()), by })
  .meta({ id: 'LifeAreaScore' });
export type Score = z.infer<typeof scoreSchema>;

/** What fits on one sheet: what shows that it goes wrong, what helps then, and whom to call, in that order. */
export const crisisCardSchema = z
  .strictObject({
    signs: z.array(z.strictObject({ sign: words(200), act: words(300) })).max(8),
    calls: z
      .array(
        z.strictObject({
          name: nameText(),
          role: plainText({ max: 80 }),
          phone: plainText({ max: 30 }),
          when: plainText({ max: 80 }),
        }),
      )
      .max(6),
    remarks: words(600).nullable(),
  })
  .meta({ id: 'CrisisCard' });
export type CrisisCard = z.infer<typeof crisisCardSchema>;
/** The same as it is shown: what tidies text on its way in cannot be described on its way out. */
const shownCardSchema = z
  .object({
    signs: z.array(z.object({ sign: z.string(), act: z.string() })),
    calls: z.array(z.object({ name: z.string(), role: z.string(), phone: z.string(), when: z.string() })),
    remarks: z.string().nullable(),
  })
  .meta({ id: 'ShownCrisisCard' });
export const keptCardSchema = z
  .object({ version: z.int(), card: shownCardSchema, at: z.string(), by })
  .meta({ id: 'KeptCrisisCard' });
export type KeptCard = z.infer<typeof keptCardSchema>;

/** Both days count. Left out: four years back and one ahead. */
export const timelineQuestionSchema = z.strictObject({ from: dateSchema.optional(), to: dateSchema.optional() });
export type TimelineQuestion = z.infer<typeof timelineQuestionSchema>;

/** All of it between two days; what began before and still holds is in it. */
export const timelineSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    contacts: z.array(contactSchema),
    titles: z.array(heldTitleSchema),
    payers: z.array(payerPeriodSchema),
    care: z.array(carePeriodSchema),
    goals: z.array(goalSchema),
    scores: z.array(scoreSchema),
    card: keptCardSchema.nullable(),
  })
  .meta({ id: 'Timeline' });
export type Timeline = z.infer<typeof timelineSchema>;
