import { z } from 'zod';
import { monthPattern } from './month.rules.js';
import { differenceReasons, vptForms, vptProfiles } from './vpt.terms.js';

/** Far more than any provider has. */
const count = z.int().min(0).max(99_999);

export const vptMonthNameSchema = z.string().regex(monthPattern, 'a month such as 2026-10');

/** Of one form and one profile: who had a VPT when the month ended, and who came and went during it. */
export const vptLineSchema = z
  .strictObject({
    form: z.enum(vptForms),
    profile: z.enum(vptProfiles),
    clients: count,
    inflow: count,
    died: count,
    stay: count,
    homeWithoutVpt: count,
    other: count,
  })
  .meta({ id: 'VptLine' });
export type VptLine = z.infer<typeof vptLineSchema>;

/** What a provider says of one month. What is not named is nought. */
export const vptReportSchema = z
  .strictObject({
    lines: z.array(vptLineSchema).max(vptForms.length * vptProfiles.length),
    /** Wanted where a line does not follow from the month before. */
    difference: z.enum(differenceReasons).nullable().default(null),
  })
  .meta({ id: 'VptReport' });
export type VptReport = z.infer<typeof vptReportSchema>;

const said = z.object({
  version: z.int(),
  reportedAt: z.string(),
  clients: z.int(),
  difference: z.enum(differenceReasons).nullable(),
});

/** `version` 0: nothing was said of this month, which is not "nobody". */
export const vptMonthSchema = z
  .object({
    month: z.string(),
    version: z.int(),
    lines: z.array(vptLineSchema),
    difference: z.enum(differenceReasons).nullable(),
    reportedAt: z.string().nullable(),
    /** Of the month before; null when nothing was said of it. */
    previous: z.array(vptLineSchema).nullable(),
    /** Everything that was ever said of this month, newest first. */
    history: z.array(said),
    /** The last two years: what was said, and where it is still to be said. Newest first. */
    recent: z.array(z.object({ month: z.string(), version: z.int(), clients: z.int().nullable() })),
  })
  .meta({ id: 'VptMonth' });
export type VptMonth = z.infer<typeof vptMonthSchema>;
