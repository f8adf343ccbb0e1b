import { z } from 'zod';
import { dateSchema, idSchema } from '../kernel/contract.js';
import { refusalReasons } from './placement.terms.js';

/** A share with its numbers and the 95 % interval of Wilson (1927), which stays between 0 and 1 and is honest about few numbers. */
export const shareSchema = z
  .object({
    of: z.int(),
    yes: z.int(),
    share: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .meta({ id: 'Share' });
export type Share = z.infer<typeof shareSchema>;

/**
 * Minutes after Kaplan and Meier (1958); null while there is nothing to reckon from. `open`: nothing happened yet, or nobody waits for it any more; each
 * counts as at least so long.
 */
export const durationSchema = z
  .object({ of: z.int(), open: z.int(), median: z.number().nullable(), p90: z.number().nullable() })
  .meta({ id: 'Duration' });
export type Duration = z.infer<typeof durationSchema>;

/** What "free" was worth: of the tries at a moment that the ward showed a free bed, how many were really offered one. */
export const truthSchema = z
  .object({
    unitId: z.string().nullable(),
    regionId: z.string().nullable(),
    /** Of the ward, or of the region when this is the sum of its wards. */
    name: z.string().optional(),
    /** Instants; `to` is the moment as of which all of it was so. */
    from: z.string(),
    to: z.string(),
    offered: shareSchema,
    timeToSeen: durationSchema,
    timeToAnswer: durationSchema,
    contradictions: z.int(),
    /** Only the ward itself sees this yet: others see it a week later. */
    preview: z.boolean(),
  })
  .meta({ id: 'TruthScore' });
export type TruthScore = z.infer<typeof truthSchema>;

/** One ward, one region (its id is that of the register's own scheme), or neither: every ward that was asked, and every region. */
export const truthQuerySchema = z.strictObject({
  unitId: idSchema.optional(),
  regionId: z.string().min(1).max(100).optional(),
  /** Only the wards of one's own organisation. */
  own: z.enum(['true', 'false']).optional(),
});
export type TruthQuery = z.infer<typeof truthQuerySchema>;

/** `null` where a count is too small to show to those outside the care chain (PRIV-08). */
const count = z.int().nullable();
const countedShareSchema = shareSchema.extend({ of: count, yes: count }).meta({ id: 'CountedShare' });
const countedDurationSchema = durationSchema.extend({ of: count, open: count }).meta({ id: 'CountedDuration' });

export const placementFiguresSchema = z
  .object({
    /** Dutch calendar days, both included. Whoever is outside the care chain gets one whole month that is over. */
    from: z.string(),
    to: z.string(),
    requests: count,
    placed: count,
    open: count,
    /** From request to bed, in minutes, with those still waiting counted as at least so long. */
    timeToBed: countedDurationSchema,
    timeToSeen: countedDurationSchema,
    timeToAnswer: countedDurationSchema,
    offered: countedShareSchema,
    answers: count,
    /** Answers that came without anybody phoning. */
    callsAvoided: count,
    /** Most frequent first. */
    refusals: z.array(z.object({ reason: z.enum(refusalReasons), count, share: z.number().nullable() })),
    /** Refusals that do not agree with what the ward itself publishes or showed. */
    contradictions: count,
    suppressed: z.boolean(),
  })
  .meta({ id: 'PlacementFigures' });
export type PlacementFigures = z.infer<typeof placementFiguresSchema>;

/** Dutch calendar days, both included. Without: the last thirty, or for whoever is outside the care chain the last month that is over. */
export const placementFiguresQuerySchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'The last day lies before the first.',
    params: { code: 'figures.backwards' },
  });
export type PlacementFiguresQuery = z.infer<typeof placementFiguresQuerySchema>;
