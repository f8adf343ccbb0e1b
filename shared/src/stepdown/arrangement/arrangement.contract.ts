import { z } from 'zod';
import { dateSchema, idSchema } from '../../kernel/contract.js';
import { nameText } from '../../kernel/free-text.contract.js';
import { personalDataIn } from '../../kernel/free-text.rules.js';
import { readReference } from '../../person/reference.rules.js';
import { careLaws } from '../delivery/delivery.terms.js';
import {
  agreeers,
  arrangementActs,
  arrangementEnds,
  arrangementStates,
  careParts,
  dayParts,
  gapKinds,
  lineBys,
  notNeededReasons,
  weekdays,
} from './arrangement.terms.js';

const unique = (values: readonly unknown[]): boolean => new Set(values).size === values.length;

/** The night of a day begins on that day, and ends in the next. */
export const lineWhenSchema = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('always') }),
    z.strictObject({
      kind: z.literal('week'),
      days: z
        .array(z.union(weekdays.map((one) => z.literal(one))))
        .min(1)
        .max(7)
        .refine(unique, 'each day once'),
      parts: z.array(z.enum(dayParts)).min(1).max(4).refine(unique, 'each part of the day once'),
    }),
    z.strictObject({ kind: z.literal('month'), times: z.int().min(1).max(31) }),
    /** Staying over elsewhere. What may be at most is a rule, which answers with more than a number out of bounds. */
    z.strictObject({ kind: z.literal('nights'), perWeek: z.int().min(1).max(7), perYear: z.int().min(1).max(366) }),
  ])
  .meta({ id: 'LineWhen' });
export type LineWhen = z.infer<typeof lineWhenSchema>;

/** The name of an organisation; of nobody. */
const organisationSchema = nameText(80).refine((name) => personalDataIn(name).length === 0, {
  message: 'Only the name of an organisation.',
  params: { code: 'arrangement.organisation' },
});
/** Of an organisation, as somebody dials it. */
const phoneSchema = z
  .string()
  .trim()
  .regex(/^\+?\d(?:[ -]?\d){2,14}$/, 'a telephone number, such as 030 123 45 67');

const notNeededSchema = z.strictObject({ part: z.enum(careParts), reason: z.enum(notNeededReasons) });

/** One way in which one part is done, by one. What is not known yet is null, and is shown as a gap. */
const lineFields = {
  id: idSchema,
  part: z.enum(careParts),
  way: z.string().max(40).nullable().default(null),
  by: z.enum(lineBys).nullable().default(null),
  when: lineWhenSchema.nullable().default(null),
  law: z.enum(careLaws).nullable().default(null),
};
export const arrangementContentInputSchema = z
  .strictObject({
    lines: z
      .array(
        z
          .strictObject({
            ...lineFields,
            organisation: organisationSchema.nullable().default(null),
            phone: phoneSchema.nullable().default(null),
          })
          .meta({ id: 'CareLineInput' }),
      )
      .max(60)
      .default([]),
    notNeeded: z.array(notNeededSchema).max(careParts.length).default([]),
  })
  .meta({ id: 'ArrangementContentInput' });

export const careLineSchema = z
  .object({
    ...lineFields,
    /** Which other organisation; of a device: who stands behind it, or null for the own team. */
    organisation: z.string().nullable(),
    /** By which this one is called, day and night. */
    phone: z.string().nullable(),
  })
  .meta({ id: 'CareLine' });
export type CareLine = z.infer<typeof careLineSchema>;

export const arrangementContentSchema = z
  .object({ lines: z.array(careLineSchema), notNeeded: z.array(notNeededSchema) })
  .meta({ id: 'ArrangementContent' });
export type ArrangementContent = z.infer<typeof arrangementContentSchema>;

export const aboutKinds = ['DS', 'LL'] as const;
export const aboutSchema = z
  .string()
  .max(40)
  .transform((typed, context) => {
    for (const kind of aboutKinds) {
      const read = readReference(typed, kind);
      if (typed.trim().toUpperCase().startsWith(kind) && read) return read;
    }
    context.addIssue({
      code: 'custom',
      message: 'A reference looks like DS-7F3K-92QD or LL-7F3K-92QD.',
      params: { code: 'arrangement.about' },
    });
    return z.NEVER;
  });

export const arrangementInputSchema = z
  .strictObject({
    /** Somebody who is ready to leave, or who is followed; of whichever organisation. */
    about: aboutSchema.nullable().default(null),
    /** A file of the own organisation that opens for whoever says this. */
    personId: idSchema.nullable().default(null),
    content: arrangementContentInputSchema.default({ lines: [], notNeeded: [] }),
  })
  .meta({ id: 'ArrangementInput' });
export type ArrangementInput = z.infer<typeof arrangementInputSchema>;

export const agreeInputSchema = z
  .strictObject({
    on: dateSchema,
    with: z.array(z.enum(agreeers)).min(1).max(agreeers.length).refine(unique, 'each once'),
    /** From when it holds. */
    startsOn: dateSchema,
  })
  .meta({ id: 'AgreeInput' });
export type AgreeInput = z.infer<typeof agreeInputSchema>;

export const endArrangementSchema = z
  .strictObject({ how: z.enum(arrangementEnds), on: dateSchema })
  .meta({ id: 'EndArrangement' });
export type EndArrangement = z.infer<typeof endArrangementSchema>;

export const undoArrangementSchema = z.strictObject({}).default({}).meta({ id: 'UndoArrangement' });

/** Nights by the day on which they begin. All of them, or none. */
export const nightsInputSchema = z
  .strictObject({ nights: z.array(dateSchema).min(1).max(200) })
  .meta({ id: 'NightsInput' });
export type NightsInput = z.infer<typeof nightsInputSchema>;

export const careGapSchema = z
  .object({
    part: z.enum(careParts),
    lineId: z.string().nullable(),
    kind: z.enum(gapKinds),
    /** Of `reach`: hours since Monday 0:00, and how many. It may run on into Monday. */
    from: z.int().optional(),
    hours: z.int().optional(),
  })
  .meta({ id: 'CareGap' });
export type CareGap = z.infer<typeof careGapSchema>;

export const arrangementSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    about: z.string().nullable(),
    personId: z.string().nullable(),
    /** Who answers for all of it: always one. */
    provider: z.string(),
    state: z.enum(arrangementStates),
    /** Of the newest that was agreed; null: none was. */
    number: z.int().nullable(),
    startsOn: z.string().nullable(),
    /** Something else is being put together than what was agreed. */
    isDrafted: z.boolean(),
    madeAt: z.string(),
    changedAt: z.string(),
    endedOn: z.string().nullable(),
    endedHow: z.enum(arrangementEnds).nullable(),
    version: z.int(),
    may: z.array(z.enum(arrangementActs)),
    /** Points that are open, of what is being put together, or else of what was agreed. */
    gaps: z.int(),
    unreachedHours: z.int(),
  })
  .meta({ id: 'Arrangement' });
export type Arrangement = z.infer<typeof arrangementSchema>;

const agreedSchema = z.object({
  number: z.int(),
  content: arrangementContentSchema,
  agreedOn: z.string(),
  agreedWith: z.array(z.enum(agreeers)),
  startsOn: z.string(),
  at: z.string(),
  /** Who wrote it down. */
  by: z.string(),
});
export type AgreedVersion = z.infer<typeof agreedSchema>;

const nightSchema = z.object({
  id: z.string(),
  on: z.string(),
  isCancelled: z.boolean(),
  by: z.string(),
  at: z.string(),
});
export type RespiteNight = z.infer<typeof nightSchema>;

export const arrangementFileSchema = z
  .object({
    arrangement: arrangementSchema,
    /** What is being put together, or else what was agreed last. */
    content: arrangementContentSchema,
    gaps: z.array(careGapSchema),
    /** What was agreed, the newest first. */
    versions: z.array(agreedSchema),
    /** Of the past year and all that are planned, with what was taken back. */
    nights: z.array(nightSchema),
    /** Nights that count of the same person under an arrangement before this one. */
    nightsBefore: z.array(z.string()),
  })
  .meta({ id: 'ArrangementFile' });
export type ArrangementFile = z.infer<typeof arrangementFileSchema>;

export const arrangementQuerySchema = z.strictObject({
  state: z.enum(['open', 'ended']).default('open'),
});
export type ArrangementQuery = z.infer<typeof arrangementQuerySchema>;

/** Whoever cannot be reached first, then what has gaps, then the newest. */
export const arrangementListSchema = z
  .object({ arrangements: z.array(arrangementSchema), total: z.int() })
  .meta({ id: 'ArrangementList' });
export type ArrangementList = z.infer<typeof arrangementListSchema>;
