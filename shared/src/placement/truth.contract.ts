import { z } from 'zod';
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

/** Minutes; null while there is nothing to reckon from. `open`: still waiting, and counted as at least so long. */
export const durationSchema = z
  .object({ of: z.int(), open: z.int(), median: z.number().nullable(), p90: z.number().nullable() })
  .meta({ id: 'Duration' });
export type Duration = z.infer<typeof durationSchema>;

/** What "free" was worth: of the tries at a moment that the ward showed a free bed, how many were really offered one. */
export const truthSchema = z
  .object({
    unitId: z.string().nullable(),
    regionId: z.string().nullable(),
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

/** `null` where a count is too small to show to those outside the care chain (PRIV-08). */
const count = z.int().nullable();
export const placementFiguresSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    requests: count,
    placed: count,
    open: count,
    /** From request to bed, in minutes, with those still waiting counted as at least so long. */
    timeToBed: durationSchema,
    timeToSeen: durationSchema,
    timeToAnswer: durationSchema,
    offered: shareSchema,
    answers: count,
    /** Answers that came without anybody phoning. */
    callsAvoided: count,
    refusals: z.array(z.object({ reason: z.enum(refusalReasons), count, share: z.number().nullable() })),
    contradictions: count,
    suppressed: z.boolean(),
  })
  .meta({ id: 'PlacementFigures' });
export type PlacementFigures = z.infer<typeof placementFiguresSchema>;
