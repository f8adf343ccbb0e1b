import { z } from 'zod';
import { dateSchema } from '../../kernel/contract.js';
import { reasonOf } from '../../kernel/plain-text.js';
import { readReference } from '../../person/reference.rules.js';
import { vptForms } from '../vpt/vpt.terms.js';
import {
  dwellingConditions,
  dwellingKinds,
  dwellingStates,
  misfits,
  nearbyAreas,
  promisedKinds,
} from './dwelling.terms.js';

const words = (max: number) => reasonOf({ min: 2, max });
const coded = <T extends readonly [string, ...string[]]>(of: T) =>
  z
    .array(z.enum(of))
    .max(of.length)
    .refine((all) => new Set(all).size === all.length, 'each of them once');

/** A dwelling without an address: who may go and look is told by the landlord, on the telephone. */
const facts = {
  regionId: z.string().min(1).max(80),
  municipality: words(80),
  neighbourhood: words(80).nullable(),
  kind: z.enum(dwellingKinds),
  /** What a tenant pays a month, in whole cents. */
  rentCents: z.int().min(0).max(1_000_000),
  /** Name of an organisation. */
  landlord: words(120),
  /** With a wheelchair, without steps. */
  accessible: z.boolean(),
  availableFrom: dateSchema,
  /** The last day on which it may be had; after it nobody can promise it any more. */
  offeredUntil: dateSchema,
  conditions: coded(dwellingConditions),
  conditionText: words(300).nullable(),
  nearby: coded(nearbyAreas),
  forms: coded(vptForms),
};

export const dwellingInputSchema = z.strictObject(facts).meta({ id: 'DwellingInput' });
export type DwellingInput = z.infer<typeof dwellingInputSchema>;

export const dwellingSchema = z
  .object({
    id: z.string(),
    reference: z.string(),
    ...facts,
    // As it was tidied when it was typed.
    municipality: z.string(),
    neighbourhood: z.string().nullable(),
    landlord: z.string(),
    conditionText: z.string().nullable(),
    state: z.enum(dwellingStates),
    version: z.int(),
    /** Whose offer it is; null: a chain director or the coordination point, for the landlord. */
    organisationName: z.string().nullable(),
    offeredAt: z.string(),
    confirmedAt: z.string(),
    /** Until then it is a fact that it is still there; after that it is not confirmed, and counts as no place. */
    confirmedUntil: z.string(),
    endedAt: z.string().nullable(),
    promise: z
      .object({
        until: z.string(),
        organisationName: z.string().nullable(),
        /** Only for whoever promised it and whoever keeps the offer. */
        reference: z.string().nullable(),
        isMine: z.boolean(),
      })
      .nullable(),
    /** Whether whoever asks keeps the offer. */
    isMine: z.boolean(),
  })
  .meta({ id: 'Dwelling' });
export type Dwelling = z.infer<typeof dwellingSchema>;

/** In a list nobody is named, not even by a reference. */
export const dwellingStepSchema = z.object({
  at: z.string(),
  kind: z.string(),
  organisationName: z.string().nullable(),
  byClock: z.boolean(),
});
export const dwellingFileSchema = z
  .object({ dwelling: dwellingSchema, steps: z.array(dwellingStepSchema) })
  .meta({ id: 'DwellingFile' });
export type DwellingFile = z.infer<typeof dwellingFileSchema>;

export const dwellingQuerySchema = z.strictObject({
  region: z.string().max(80).optional(),
  kind: z.enum(dwellingKinds).optional(),
  /** The highest rent, in cents. */
  rent: z.coerce.number().int().min(0).max(1_000_000).optional(),
  accessible: z.literal('1').optional(),
  /** To be had on this day. */
  by: dateSchema.optional(),
  /** What is over is left out unless it is asked for. */
  state: z.enum(dwellingStates).optional(),
});
export type DwellingQuery = z.infer<typeof dwellingQuerySchema>;

export const promiseInputSchema = z
  .strictObject({
    reference: z
      .string()
      .max(40)
      .transform((typed, context) => {
        for (const kind of promisedKinds) {
          const read = readReference(typed, kind);
          if (typed.trim().toUpperCase().startsWith(kind) && read) return read;
        }
        context.addIssue({
          code: 'custom',
          message: 'A reference looks like DS-7F3K-92QD, AV-7F3K-92QD or LL-7F3K-92QD.',
          params: { code: 'dwelling.reference' },
        });
        return z.NEVER;
      }),
  })
  .meta({ id: 'DwellingPromise' });
export type PromiseInput = z.infer<typeof promiseInputSchema>;

/** What the answer to whoever came too late says beside its reason. */
export const nextHomesSchema = z.object({ nextBest: z.array(dwellingSchema) });

/** Dwellings for one who waits: what is promised to them, what could be theirs, and why the others could not. */
export const fittingHomesSchema = z
  .object({
    promised: dwellingSchema.nullable(),
    /** To be had now, the nearest first; at most twenty. */
    fitting: z.array(dwellingSchema),
    /** Of all that fit, also beyond the list. */
    total: z.int(),
    /** How many that could be had now do not fit, by each reason; one dwelling may count under several. */
    misfits: z.partialRecord(z.enum(misfits), z.int()),
  })
  .meta({ id: 'FittingHomes' });
export type FittingHomes = z.infer<typeof fittingHomesSchema>;
