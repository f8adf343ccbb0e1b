import { z } from 'zod';
import { unitSchema } from '../capacity/capacity.contract.js';
import { needSchema } from './request.contract.js';
import { bedObstacles, criteria, softTerms } from './placement.terms.js';

/** Points of one soft term: never more than `most`, never below 0. `value` is the number that it was reckoned from, in its own unit. */
export const termSchema = z
  .object({ term: z.enum(softTerms), points: z.number(), most: z.number(), value: z.number().nullable() })
  .meta({ id: 'MatchTerm' });
export type MatchTerm = z.infer<typeof termSchema>;

/** A ward that no hard criterion excludes. The score is the sum of the points of its terms. */
export const candidateSchema = z
  .object({
    unit: unitSchema,
    rank: z.int(),
    score: z.number(),
    terms: z.array(termSchema),
    /** Criteria on which the ward or the request says nothing: ask before counting on it. */
    unknown: z.array(z.enum(criteria)),
    /** Why no bed of it can be assigned now; empty when one can. */
    obstacles: z.array(z.enum(bedObstacles)),
    /** Kilometres from the middle of the region to the location, as the crow flies; null when the place is not known. */
    distanceKm: z.number().nullable(),
    /** The ward does not name this payer. Never a reason to exclude (covenant of 6 November 2020): it has to be arranged. */
    payerFlag: z.boolean(),
  })
  .meta({ id: 'Candidate' });
export type Candidate = z.infer<typeof candidateSchema>;

/** A ward with exactly one criterion in the way: what would have to be otherwise. */
export const almostSchema = z
  .object({
    unit: unitSchema,
    criterion: z.enum(criteria),
    /** What is asked and what the ward has, as codes of that criterion. */
    asked: z.string(),
    offered: z.string(),
    obstacles: z.array(z.enum(bedObstacles)),
    distanceKm: z.number().nullable(),
  })
  .meta({ id: 'AlmostFits' });
export type AlmostFits = z.infer<typeof almostSchema>;

/** `rules`: every criterion that excludes it, the first one as the list of criteria has them. */
export const excludedSchema = z
  .object({ unitId: z.string(), rules: z.array(z.enum(criteria)).min(1) })
  .meta({ id: 'Excluded' });
export type Excluded = z.infer<typeof excludedSchema>;

export const matchInputSchema = z
  .strictObject({
    need: needSchema,
    /** Every excluded ward by name and rule, and not only the counts. */
    everyExcluded: z.boolean().default(false),
  })
  .meta({ id: 'MatchInput' });
export type MatchInput = z.infer<typeof matchInputSchema>;

export const matchSchema = z
  .object({
    /** The revision of the board that this was reckoned on, and the moment. */
    revision: z.int(),
    at: z.string(),
    considered: z.int(),
    /** A bed can be held: best first. Ties by name, then id, so that the order is the same every time. */
    assignable: z.array(candidateSchema),
    /** Something is not known: by score. */
    unknown: z.array(candidateSchema),
    /** Fits, but has no bed to give now: by score. */
    notNow: z.array(candidateSchema),
    almost: z.array(almostSchema),
    /** How many of each are not in the lists above, which hold the best. */
    more: z.object({ assignable: z.int(), unknown: z.int(), notNow: z.int(), almost: z.int() }),
    /** How many wards each criterion excludes; a ward counts for each that does. */
    excludedBy: z.partialRecord(z.enum(criteria), z.int()),
    excludedCount: z.int(),
    excluded: z.array(excludedSchema).optional(),
  })
  .meta({ id: 'Match' });
export type Match = z.infer<typeof matchSchema>;
