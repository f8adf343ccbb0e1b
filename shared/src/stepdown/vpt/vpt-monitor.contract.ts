import { z } from 'zod';
import { monthPattern } from './month.rules.js';
import { nzaCheckSchema, nzaPublishedSchema } from './nza.contract.js';
import { vptForms, vptProfiles } from './vpt.terms.js';

/** Null: not told, because it is small or would give a small number away. */
const count = z.int().nullable();
const flows = {
  inflow: count,
  died: count,
  stay: count,
  homeWithoutVpt: count,
  other: count,
};

export const vptCountedMonthSchema = z.object({
  month: z.string(),
  /** How many providers said something of this month: a fall may be that one said nothing. */
  providers: z.int(),
  clients: count,
  forensic: count,
  byForm: z.array(z.object({ form: z.enum(vptForms), count })),
  byProfile: z.array(z.object({ profile: z.enum(vptProfiles), count })),
  ...flows,
});
export type VptCountedMonth = z.infer<typeof vptCountedMonthSchema>;

export const vptCountedYearSchema = z.object({
  year: z.string(),
  /** Of how many months somebody said something. */
  months: z.int(),
  ...flows,
});
export type VptCountedYear = z.infer<typeof vptCountedYearSchema>;

export const vptTargetSchema = z
  .object({
    number: z.int(),
    /** The month by the end of which there should be so many. */
    byMonth: z.string(),
    source: z.string(),
    setOn: z.string(),
  })
  .meta({ id: 'VptTarget' });
export type VptTarget = z.infer<typeof vptTargetSchema>;

export const vptTargetInputSchema = z
  .strictObject({
    number: z.int().min(1).max(99_999),
    byMonth: z.string().regex(monthPattern, 'a month such as 2027-12'),
    source: z.string().trim().min(5).max(500),
  })
  .meta({ id: 'VptTargetInput' });
export type VptTargetInput = z.infer<typeof vptTargetInputSchema>;

const registered = z.object({ months: z.array(vptCountedMonthSchema), years: z.array(vptCountedYearSchema) });
export type VptRegistered = z.infer<typeof registered>;

export const vptMonitorSchema = z
  .object({
    published: z.array(nzaPublishedSchema),
    checks: z.array(nzaCheckSchema),
    /** Of every provider together, oldest first. */
    registered,
    /** Of the provider that asks; null for everybody else. */
    own: registered.nullable(),
    suppressed: z.boolean(),
    /** Null: the ministry has set none, and the letter names no number. */
    target: vptTargetSchema.nullable(),
  })
  .meta({ id: 'VptMonitor' });
export type VptMonitor = z.infer<typeof vptMonitorSchema>;

const monthSchema = z.string().regex(monthPattern, 'a month such as 2026-10');
/** The last five years, unless it says otherwise. */
export const vptMonitorQuerySchema = z
  .strictObject({ from: monthSchema.optional(), to: monthSchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'The last month is before the first one.',
  });
export type VptMonitorQuery = z.infer<typeof vptMonitorQuerySchema>;
