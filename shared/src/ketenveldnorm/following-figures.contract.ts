import { z } from 'zod';
import { declineReasons, endGrounds, intensities } from './ketenveldnorm.terms.js';
import { quarterPattern } from './quarter.rules.js';

/** Null: not told, because it is small or would give a small number away. */
const count = z.int().nullable();

export const followingQuarterSchema = z
  .object({
    quarter: z.string(),
    from: z.string(),
    to: z.string(),
    /** False while it lasts: the numbers are of so far. */
    isOver: z.boolean(),
    reported: count,
    triaged: count,
    included: count,
    declined: count,
    ended: count,
    /** At the end of the quarter, as the next four. */
    waiting: count,
    followed: count,
    /** Everybody who was ever included, also those followed until some day. */
    everIncluded: count,
    byTerm: z.array(z.object({ term: z.int(), count })),
    byIntensity: z.array(z.object({ intensity: z.enum([...intensities, 'none']), count })),
    byReason: z.array(z.object({ reason: z.enum([...declineReasons, 'other']), count })),
    byGround: z.array(z.object({ ground: z.enum(endGrounds), count })),
    byRegion: z.array(
      z.object({ regionId: z.string(), reported: count, included: count, ended: count, followed: count }),
    ),
    /** Days from report to inclusion, of those included in the quarter: half is at most this long. */
    medianDays: z.number().nullable(),
    /** Contacts that were due, and how many whole percents of them were kept. */
    contacts: count,
    keptPercent: z.int().nullable(),
    /** People whose legal title ended in the quarter, and those of them without a plan for after it. */
    titlesEnded: count,
    titlesUnplanned: count,
  })
  .meta({ id: 'FollowingQuarter' });
export type FollowingQuarter = z.infer<typeof followingQuarterSchema>;

export const followingFiguresSchema = z
  .object({
    /** Oldest first. */
    quarters: z.array(followingQuarterSchema),
    countedAt: z.string(),
    suppressed: z.boolean(),
  })
  .meta({ id: 'FollowingFigures' });
export type FollowingFigures = z.infer<typeof followingFiguresSchema>;

const quarterSchema = z.string().regex(quarterPattern, 'a quarter such as 2026-Q3');
export const followingFiguresQuerySchema = z
  .strictObject({ from: quarterSchema.optional(), to: quarterSchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'The last quarter is before the first one.',
  });
export type FollowingFiguresQuery = z.infer<typeof followingFiguresQuerySchema>;
