import { z } from 'zod';
import { careIntensities, securityLevels, targetGroups } from '../directory/directory.terms.js';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { checkedSchema, namesNobody, namesNobodyAt, plainText } from '../kernel/free-text.contract.js';
import { titleCodes } from './legal-titles.terms.js';
import {
  ageBands,
  endReasons,
  reaches,
  requestPayers,
  requestSexes,
  requestStates,
  triedOutcomes,
  urgencies,
} from './placement.terms.js';

const noteSchema = plainText({ max: 500, lines: 'many' });

/** Regions have names for ids. */
const regionIdSchema = z.string().min(1).max(100);

/** What somebody needs: enough to find a ward by, and nothing that names them. `null` is "not known" or "does not decide". */
export const needSchema = z
  .strictObject({
    ageBand: z.enum(ageBands),
    sex: z.enum(requestSexes).nullable().default(null),
    securityLevel: z.enum(securityLevels),
    careIntensity: z.enum(careIntensities).nullable().default(null),
    /** All of them must be accepted. */
    targetGroups: z.array(z.enum(targetGroups)).min(1).max(4),
    title: z.enum(titleCodes),
    payer: z.enum(requestPayers),
    urgency: z.enum(urgencies),
    reach: z.enum(reaches),
    /** Where they belong, in the register's own scheme. */
    regionId: regionIdSchema,
    /** Where victims live, or where they may not come. */
    avoidRegionIds: z.array(regionIdSchema).max(5).default([]),
    neededFrom: dateSchema,
  })
  .meta({ id: 'Need' });
export type Need = z.infer<typeof needSchema>;

export const triedSchema = z
  .strictObject({
    /** A ward of the register, or only the name of who was phoned. */
    unitId: idSchema.nullable().default(null),
    name: plainText({ max: 100 }).nullable().default(null),
    on: dateSchema,
    outcome: z.enum(triedOutcomes),
  })
  .refine((tried) => tried.unitId !== null || tried.name !== null, {
    path: ['name'],
    message: 'Name the ward that was tried.',
    params: { code: 'tried.nobody' },
  })
  .meta({ id: 'Tried' });
export type Tried = z.infer<typeof triedSchema>;

/** The same as it is shown: what tidies text on its way in cannot be described on its way out. */
const shownTriedSchema = z
  .object({
    unitId: z.string().nullable(),
    name: z.string().nullable(),
    on: z.string(),
    outcome: z.enum(triedOutcomes),
  })
  .meta({ id: 'TriedBefore' });

/** The day on which the title began, and the court's own end where the law names none. */
const titleDates = {
  titleFrom: dateSchema.nullable().default(null),
  titleUntil: dateSchema.nullable().default(null),
  /** A zorgmachtiging was asked for in time, so that a voortzetting lasts up to six weeks. */
  titleExtended: z.boolean().default(false),
};

/** The referrer's own file number: only a keyed fingerprint of it is kept, to find an open request for the same person. Never shown to anybody. */
const ownReferenceSchema = plainText({ min: 2, max: 40 });

export const requestInputSchema = z
  .strictObject({
    need: needSchema,
    ...titleDates,
    ownReference: ownReferenceSchema.nullable().default(null),
    tried: z.array(triedSchema).max(20).default([]),
    note: noteSchema.nullable().default(null),
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('note', 'ownReference'))
  .superRefine(namesNobodyAt(({ tried }) => tried.map(({ name }, index) => [['tried', index, 'name'], name])))
  .meta({ id: 'PlacementRequestInput' });
export type RequestInput = z.infer<typeof requestInputSchema>;

export const requestSchema = z
  .object({
    id: z.string(),
    /** `AV-7F3K-92QD`: random, and says nothing about anybody. */
    reference: z.string(),
    version: z.int(),
    state: z.enum(requestStates),
    need: needSchema,
    titleFrom: z.string().nullable(),
    titleUntil: z.string().nullable(),
    titleExtended: z.boolean(),
    /** The last day of the title, by the law's own count or the court's date; null when neither is known. */
    titleEnds: z.string().nullable(),
    tried: z.array(shownTriedSchema),
    note: z.string().nullable(),
    organisationId: z.string().nullable(),
    organisationName: z.string(),
    openedAt: z.string(),
    /** The ward where this person is now, while a transfer is looked for. */
    currentUnitId: z.string().nullable(),
    endedAt: z.string().nullable(),
    endReason: z.enum(endReasons).nullable(),
    /** What the one who asks may do with it. */
    mayChange: z.boolean(),
  })
  .meta({ id: 'PlacementRequest' });
export type PlacementRequest = z.infer<typeof requestSchema>;

export const ownReferenceInputSchema = z.strictObject({ ownReference: ownReferenceSchema });

export const endRequestSchema = z
  .strictObject({
    reason: z.enum(endReasons),
    note: noteSchema.nullable().default(null),
    noPersonalData: checkedSchema,
  })
  .superRefine(namesNobody('note'))
  .meta({ id: 'EndRequest' });
export type EndRequest = z.infer<typeof endRequestSchema>;
