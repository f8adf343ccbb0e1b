import { z } from 'zod';
import { securityLevels, targetGroups } from '../../directory/directory.terms.js';
import { dateSchema, idSchema } from '../../kernel/contract.js';
import { plainText } from '../../kernel/free-text.contract.js';
import { titleCodes } from '../../placement/legal-titles.terms.js';
import { ageBands, reaches, requestPayers, requestSexes } from '../../placement/placement.terms.js';
import { waitsFor } from '../stepdown.terms.js';
import { destinations, moveReasons, waitActors, waitActs, waitEnds, waitStates } from './wait.terms.js';

/** Regions have names for ids. */
const regionIdSchema = z.string().min(1).max(100);

/** Whole cents of a month's rent; more than any dwelling of a corporation. */
const rentSchema = z.int().min(1).max(500_000);

/** What the place further on must be, in the words of a request for a place, and of a dwelling where it is one. Names nobody. */
export const towardSchema = z
  .strictObject({
    ageBand: z.enum(ageBands),
    sex: z.enum(requestSexes).nullable().default(null),
    /** Null: no secured ward. */
    securityLevel: z.enum(securityLevels).nullable().default(null),
    targetGroups: z.array(z.enum(targetGroups)).max(4).default([]),
    title: z.enum(titleCodes).nullable().default(null),
    /** Who pays there. */
    payer: z.enum(requestPayers).default('unclear'),
    regionId: regionIdSchema,
    reach: z.enum(reaches).default('region'),
    avoidRegionIds: z.array(regionIdSchema).max(5).default([]),
    /** Of a dwelling: without stairs, and at most this rent. */
    accessible: z.boolean().default(false),
    highestRentCents: rentSchema.nullable().default(null),
  })
  .meta({ id: 'Toward' });
export type Toward = z.infer<typeof towardSchema>;

const facts = {
  admittedOn: dateSchema.nullable().default(null),
  readySince: dateSchema,
  waitsFor: z.enum(waitsFor),
  actsBy: z.enum(waitActors),
  /** Who pays for the bed in which somebody waits. */
  payer: z.enum(requestPayers),
  /** The name of a municipality, and nothing else: there is no digit in one. */
  municipality: plainText({ min: 2, max: 80 })
    .refine((name) => /^\p{L}[\p{L}' ().-]+$/u.test(name), {
      message: 'Only the name of a municipality.',
      params: { code: 'wait.municipality' },
    })
    .nullable()
    .default(null),
  toward: towardSchema,
  /** A file of the own organisation that opens for whoever says this. */
  personId: idSchema.nullable().default(null),
};

export const waitChangeSchema = z.strictObject(facts).meta({ id: 'WaitChange' });
export type WaitChange = z.infer<typeof waitChangeSchema>;

export const waitInputSchema = z
  .strictObject({ unitId: idSchema, ...facts, expectedOn: dateSchema.nullable().default(null) })
  .meta({ id: 'WaitInput' });
export type WaitInput = z.infer<typeof waitInputSchema>;

/** Another expected date, with why; who has to act may be said with it, or alone. */
export const expectInputSchema = z
  .strictObject({
    expectedOn: dateSchema.nullable(),
    /** Wanted where there was a date before and it becomes another. */
    reason: z.enum(moveReasons).nullable().default(null),
    actsBy: z.enum(waitActors).optional(),
  })
  .meta({ id: 'ExpectInput' });
export type ExpectInput = z.infer<typeof expectInputSchema>;

export const endWaitSchema = z
  .strictObject({
    how: z.enum(waitEnds),
    on: dateSchema,
    leftTo: z.enum(destinations).nullable().default(null),
    toUnitId: idSchema.nullable().default(null),
  })
  .meta({ id: 'EndWait' });
export type EndWait = z.infer<typeof endWaitSchema>;

export const undoWaitSchema = z.strictObject({}).default({}).meta({ id: 'UndoWait' });

export const waitSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    unitId: z.string(),
    providerId: z.string(),
    regionId: z.string(),
    admittedOn: z.string().nullable(),
    readySince: z.string(),
    /** Nights since then, until it ended or until today. */
    days: z.int(),
    waitsFor: z.enum(waitsFor),
    actsBy: z.enum(waitActors),
    payer: z.enum(requestPayers),
    municipality: z.string().nullable(),
    toward: towardSchema,
    expectedOn: z.string().nullable(),
    /** How often the expected date became another one. */
    moves: z.int(),
    /** Only for the organisation whose file it is. */
    personId: z.string().nullable(),
    state: z.enum(waitStates),
    endedOn: z.string().nullable(),
    leftTo: z.enum(destinations).nullable(),
    toUnitId: z.string().nullable(),
    madeAt: z.string(),
    version: z.int(),
    may: z.array(z.enum(waitActs)),
  })
  .meta({ id: 'Wait' });
export type Wait = z.infer<typeof waitSchema>;

/** Days that it came later than was expected first and last; negative when it came sooner, null without a date or a departure. */
export const accuracySchema = z
  .object({ first: z.int().nullable(), last: z.int().nullable() })
  .meta({ id: 'WaitAccuracy' });
export type Accuracy = z.infer<typeof accuracySchema>;

export const waitFileSchema = z
  .object({
    wait: waitSchema,
    /** Each date that was expected, the oldest first; `by` is an organisation, or nobody's where they belong to none. */
    expected: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        role: z.string(),
        from: z.string().nullable(),
        to: z.string().nullable(),
        reason: z.enum(['first', ...moveReasons]),
      }),
    ),
    /** What was said of it, the oldest first. */
    said: z.array(
      z.object({
        at: z.string(),
        by: z.string(),
        waitsFor: z.enum(waitsFor),
        actsBy: z.enum(waitActors),
        payer: z.enum(requestPayers),
        municipality: z.string().nullable(),
      }),
    ),
    accuracy: accuracySchema,
  })
  .meta({ id: 'WaitFile' });
export type WaitFile = z.infer<typeof waitFileSchema>;

export const waitQuerySchema = z.strictObject({
  state: z.enum(['waiting', 'ended']).default('waiting'),
  unitId: idSchema.optional(),
  waitsFor: z.enum(waitsFor).optional(),
  actsBy: z.enum(waitActors).optional(),
  regionId: regionIdSchema.optional(),
});
export type WaitQuery = z.infer<typeof waitQuerySchema>;

/** The longest waiting first; of those who ended, the newest. */
export const waitListSchema = z
  .object({
    waits: z.array(waitSchema),
    /** Of all that fit the question, also beyond the list; by cause as if none had been asked for. */
    total: z.int(),
    byCause: z.array(z.object({ waitsFor: z.enum(waitsFor), count: z.int(), days: z.int() })),
  })
  .meta({ id: 'WaitList' });
export type WaitList = z.infer<typeof waitListSchema>;
