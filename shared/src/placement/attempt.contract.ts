import { z } from 'zod';
import { freshnessStates } from '../capacity/capacity.terms.js';
import { dateSchema, idSchema, instantSchema } from '../kernel/contract.js';
import { checkedSchema, namesNobody, plainText } from '../kernel/free-text.contract.js';
import { candidateSchema, termSchema } from './match.contract.js';
import {
  askModes,
  attemptStates,
  channels,
  contradictionKinds,
  criteria,
  holdStates,
  lapseReasons,
  missingMaterials,
  refusalReasons,
  weighingReasons,
} from './placement.terms.js';
import { needSchema, requestSchema } from './request.contract.js';

const noteSchema = plainText({ max: 500, lines: 'many' });
const noted = { note: noteSchema.nullable().default(null), noPersonalData: checkedSchema };

/** One bed, kept for one request until a moment. Everyone who sees the ward sees until when; for whom, only the two sides. */
export const holdSchema = z
  .object({
    id: z.string(),
    requestId: z.string(),
    unitId: z.string(),
    state: z.enum(holdStates),
    placedAt: z.string(),
    expiresAt: z.string(),
    endedAt: z.string().nullable(),
  })
  .meta({ id: 'Hold' });
export type Hold = z.infer<typeof holdSchema>;

export const holdInputSchema = z.strictObject({ unitId: idSchema }).meta({ id: 'HoldInput' });

/** The problem `hold.no_bed` carries who could be next, so that nobody searches twice. */
export const nextBestSchema = z.object({ nextBest: z.array(candidateSchema).max(3) });

/** Only the ward gives more time: it is its bed. */
export const extendHoldSchema = z.strictObject({ until: instantSchema }).meta({ id: 'ExtendHold' });

/** The figure of the ward at a second that mattered: it was asked, or it said no. */
export const bedsThenSchema = z
  .object({
    at: z.string(),
    free: z.int().nullable(),
    operational: z.int().nullable(),
    occupied: z.int().nullable(),
    held: z.int(),
    admissionStop: z.boolean(),
    freshness: z.enum(freshnessStates),
    /** Was shown as a bed that could be assigned. */
    shownFree: z.boolean(),
  })
  .meta({ id: 'BedsThen' });
export type BedsThen = z.infer<typeof bedsThenSchema>;

/** What the ward published or showed, against why it refused. */
export const contradictionSchema = z
  .object({
    kind: z.enum(contradictionKinds),
    reason: z.enum(refusalReasons),
    /** What the ward's own criteria or figure say, as codes. */
    published: z.string(),
  })
  .meta({ id: 'Contradiction' });
export type Contradiction = z.infer<typeof contradictionSchema>;

export const weighingSchema = z
  .strictObject({ reasons: z.array(z.enum(weighingReasons)).min(1).max(4), ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'Weighing' });
export type Weighing = z.infer<typeof weighingSchema>;

export const askInputSchema = z
  .strictObject({
    /** In the order in which they are to be asked. */
    unitIds: z
      .array(idSchema)
      .min(1)
      .max(10)
      .refine((ids) => new Set(ids).size === ids.length, 'each ward once'),
    mode: z.enum(askModes).default('together'),
    channel: z.enum(channels).default('system'),
    weighing: weighingSchema,
    /** Holds a bed of the first ward in the same breath; fails as a whole when there is none. */
    hold: z.boolean().default(false),
  })
  .meta({ id: 'AskInput' });
export type AskInput = z.infer<typeof askInputSchema>;

/** What the choice stood on: the ward's place in the match of that second, with every term. */
export const chosenOnSchema = z
  .object({
    rank: z.int().nullable(),
    score: z.number().nullable(),
    terms: z.array(termSchema),
    unknown: z.array(z.enum(criteria)),
    excludedBy: z.array(z.enum(criteria)),
  })
  .meta({ id: 'ChosenOn' });
export type ChosenOn = z.infer<typeof chosenOnSchema>;

const refusalSchema = z.object({ reason: z.enum(refusalReasons), note: z.string().nullable() });

export const attemptSchema = z
  .object({
    id: z.string(),
    requestId: z.string(),
    unitId: z.string(),
    unitName: z.string(),
    providerId: z.string(),
    providerName: z.string(),
    phone: z.string(),
    version: z.int(),
    state: z.enum(attemptStates),
    channel: z.enum(channels),
    /** Place in the order, from 1. */
    place: z.int(),
    mode: z.enum(askModes),
    /** Instants, UTC; null until it happened. */
    askedAt: z.string().nullable(),
    seenAt: z.string().nullable(),
    consideringAt: z.string().nullable(),
    answeredAt: z.string().nullable(),
    endedAt: z.string().nullable(),
    /** When the answer is due. Dutch working days; null before it is asked and after it is answered. */
    dueAt: z.string().nullable(),
    /** Why the clock runs longer than usual. */
    missing: z.array(z.enum(missingMaterials)),
    refusal: refusalSchema.nullable(),
    contradictions: z.array(contradictionSchema),
    /** The day that the ward offers instead. */
    proposedFrom: z.string().nullable(),
    /** The day on which the ward expects this person. */
    expectedOn: z.string().nullable(),
    lapse: z.enum(lapseReasons).nullable(),
    hold: holdSchema.nullable(),
    bedsWhenAsked: bedsThenSchema.nullable(),
    bedsWhenAnswered: bedsThenSchema.nullable(),
    weighing: z.object({ reasons: z.array(z.enum(weighingReasons)), note: z.string().nullable() }).nullable(),
    chosenOn: chosenOnSchema.nullable(),
    /** Whether the figure of the ward counted this person already when the admission was recorded. */
    alreadyCounted: z.boolean().nullable(),
    admittedAt: z.string().nullable(),
  })
  .meta({ id: 'PlacementAttempt' });
export type PlacementAttempt = z.infer<typeof attemptSchema>;

export const missingInputSchema = z
  .strictObject({ missing: z.array(z.enum(missingMaterials)).min(1).max(missingMaterials.length), ...noted })
  .superRefine(namesNobody('note'))
  .meta({ id: 'MissingInput' });

/** One answer. `channel` phone: written down by whoever spoke to the other. */
export const answerInputSchema = z
  .discriminatedUnion('answer', [
    z.strictObject({
      answer: z.literal('accepted'),
      expectedOn: dateSchema,
      channel: z.enum(channels).default('system'),
      ...noted,
    }),
    z.strictObject({
      answer: z.literal('proposed'),
      proposedFrom: dateSchema,
      channel: z.enum(channels).default('system'),
      ...noted,
    }),
    z.strictObject({
      answer: z.literal('refused'),
      reason: z.enum(refusalReasons),
      channel: z.enum(channels).default('system'),
      ...noted,
    }),
  ])
  .superRefine(namesNobody('note'))
  .meta({ id: 'AnswerInput' });
export type AnswerInput = z.infer<typeof answerInputSchema>;

/** `alreadyCounted`: the figure of the ward holds this person already. Left out, the newest observation decides. */
export const admitInputSchema = z
  .strictObject({
    admittedAt: instantSchema.optional(),
    alreadyCounted: z.boolean().optional(),
    channel: z.enum(channels).default('system'),
  })
  .meta({ id: 'AdmitInput' });
export type AdmitInput = z.infer<typeof admitInputSchema>;

export const stepInputSchema = z
  .strictObject({ channel: z.enum(channels).default('system') })
  .meta({ id: 'StepInput' });

/** One thing that happened, for the timeline. `kind` is the step; `by` the name of the organisation, never of a person. */
export const placementStepSchema = z
  .object({
    at: z.string(),
    kind: z.string(),
    attemptId: z.string().nullable(),
    unitId: z.string().nullable(),
    by: z.string(),
    channel: z.enum(channels),
  })
  .meta({ id: 'PlacementStep' });
export type PlacementStep = z.infer<typeof placementStepSchema>;

/** A request with every try at it and all that happened, oldest first. A ward sees its own tries only. */
export const requestFileSchema = z
  .object({
    request: requestSchema,
    attempts: z.array(attemptSchema),
    steps: z.array(placementStepSchema),
    /** A hold that no ask was made for yet. */
    hold: holdSchema.nullable(),
  })
  .meta({ id: 'PlacementRequestFile' });
export type RequestFile = z.infer<typeof requestFileSchema>;

/** How many tries wait for an answer of the own wards. */
export const waitingSchema = z.object({ count: z.int() }).meta({ id: 'PlacementWaiting' });
export type Waiting = z.infer<typeof waitingSchema>;

/** Who must do something now. */
export const nextActors = ['referrer', 'ward', 'nobody'] as const;

/** A card of the worklist of a referrer or the inbox of a ward: enough to know what to do first. */
export const cardSchema = z
  .object({
    requestId: z.string(),
    reference: z.string(),
    state: requestSchema.shape.state,
    need: needSchema,
    organisationName: z.string(),
    openedAt: z.string(),
    nextActor: z.enum(nextActors),
    /** What is next, as the code of a step. */
    next: z.enum(['ask', 'answer', 'decide', 'admit', 'arrive', 'none']),
    /** The clock that runs: an answer that is due, or a hold that ends. */
    dueAt: z.string().nullable(),
    clock: z.enum(['answer', 'hold', 'none']),
    /** Tries that still lead somewhere and the ones that ended. In an inbox: the one try at this ward. */
    attempts: z.array(
      attemptSchema.pick({
        id: true,
        unitId: true,
        unitName: true,
        providerName: true,
        state: true,
        version: true,
        place: true,
        askedAt: true,
        dueAt: true,
        proposedFrom: true,
        expectedOn: true,
        missing: true,
        contradictions: true,
        hold: true,
      }),
    ),
  })
  .meta({ id: 'PlacementCard' });
export type PlacementCard = z.infer<typeof cardSchema>;
