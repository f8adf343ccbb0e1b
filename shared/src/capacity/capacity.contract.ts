import { z } from 'zod';
import { dateSchema, instantSchema } from '../kernel/contract.js';
import { wardSchema } from '../directory/directory.contract.js';
import { closureReasons, freshnessStates, largestCount, sources } from './capacity.terms.js';

/** A whole number of beds, 0-9999; `-0` is refused because it survives JSON and prints as 0. */
const beds = z
  .int()
  .min(0)
  .max(largestCount)
  .refine((count) => !Object.is(count, -0), 'must not be -0');

export const outOfUseSchema = z
  .strictObject({ count: beds.refine((count) => count > 0, 'must be at least 1'), reason: z.enum(closureReasons) })
  .meta({ id: 'OutOfUse' });
export type OutOfUse = z.infer<typeof outOfUseSchema>;

export const admissionStopSchema = z
  .strictObject({ reason: z.enum(closureReasons), expectedEnd: z.union([instantSchema, dateSchema]).nullish() })
  .meta({ id: 'AdmissionStop' });
export type AdmissionStop = z.infer<typeof admissionStopSchema>;

export const expectedDeparturesSchema = z
  .strictObject({ within7Days: beds.nullish(), within30Days: beds.nullish() })
  .meta({ id: 'ExpectedDepartures' });
export type ExpectedDepartures = z.infer<typeof expectedDeparturesSchema>;

/**
 * What a ward reports. Two numbers are mandatory; free is never entered.
 * `reserve`: beds that could be made operational within seven days. `limitedBy`: causes named without a bed count, as national registers do.
 * `carried`: a feed says that it repeats an older value.
 */
export const capacityReportSchema = z
  .strictObject({
    operational: beds,
    occupied: beds,
    outOfUse: z.array(outOfUseSchema).max(closureReasons.length).nullish(),
    admissionStop: admissionStopSchema.nullish(),
    expectedDepartures: expectedDeparturesSchema.nullish(),
    reserve: beds.nullish(),
    limitedBy: z.array(z.enum(closureReasons)).max(closureReasons.length).nullish(),
    carried: z.boolean().optional(),
    observedAt: instantSchema.optional(),
  })
  .meta({ id: 'CapacityReport' });
export type CapacityReport = z.infer<typeof capacityReportSchema>;

export const confirmSchema = z
  .strictObject({ observedAt: instantSchema.optional() })
  .meta({ id: 'CapacityConfirmation' });
export type Confirmation = z.infer<typeof confirmSchema>;

/**
 * The figure of one ward at one moment. `free = operational - occupied - held`, computed, never typed; the physical ward is operational + outOfUse.
 * All counts are null when nothing was ever reported: missing is never zero. Times are UTC.
 * `version` counts accepted reports of the ward and is its ETag.
 */
export const capacitySchema = z
  .object({
    operational: z.int().nullable(),
    occupied: z.int().nullable(),
    held: z.int(),
    /** Until when each held bed is held, in the order in which they are kept; absent when none is. For whom is no part of a figure. */
    holdEnds: z.array(z.string()).optional(),
    outOfUse: z.array(z.object({ count: z.int(), reason: z.enum(closureReasons) })),
    free: z.int().nullable(),
    admissionStop: z.object({ reason: z.enum(closureReasons), expectedEnd: z.string().nullish() }).nullable(),
    expectedDepartures: z.object({ within7Days: z.int().nullish(), within30Days: z.int().nullish() }).nullable(),
    reserve: z.int().nullable(),
    limitedBy: z.array(z.enum(closureReasons)).nullable(),
    observedAt: z.string().nullable(),
    recordedAt: z.string().nullable(),
    validUntil: z.string().nullable(),
    freshness: z.enum(freshnessStates),
    source: z.enum(sources).nullable(),
    version: z.int(),
  })
  .meta({ id: 'Capacity' });
export type Capacity = z.infer<typeof capacitySchema>;

/** A jump that deserves a second look; never blocks. Numbers as DIVI's published rules have them. */
export const warningSchema = z
  .object({ code: z.enum(['jump']), field: z.enum(['operational', 'occupied']), from: z.int(), to: z.int() })
  .meta({ id: 'Warning' });
export type Warning = z.infer<typeof warningSchema>;

/** Answer to an accepted report. `current` is false when the report only corrected the past. */
export const capacityAcceptedSchema = z
  .object({
    unitId: z.string(),
    revision: z.int(),
    current: z.boolean(),
    capacity: capacitySchema,
    warnings: z.array(warningSchema),
  })
  .meta({ id: 'CapacityAccepted' });
export type CapacityAccepted = z.infer<typeof capacityAcceptedSchema>;

export const unitSchema = wardSchema
  .extend({
    capacity: capacitySchema,
    /** Only where this stands for so many small wards together, as those outside the care chain see them; it is no ward to ask for. */
    wards: z.int().optional(),
  })
  .meta({ id: 'Unit' });
export type Unit = z.infer<typeof unitSchema>;

export const coverageSchema = z.object({ reporting: z.int(), total: z.int() }).meta({ id: 'Coverage' });
export type Coverage = z.infer<typeof coverageSchema>;

/** A sum over wards with a fresh figure only; `coverage` says over how many of how many. `regionId` null is the whole register. */
export const totalSchema = z
  .object({
    regionId: z.string().nullable(),
    operational: z.int(),
    occupied: z.int(),
    held: z.int(),
    outOfUse: z.int(),
    free: z.int(),
    /** Free beds on wards without an admission stop: what someone could take now. */
    available: z.int(),
    coverage: coverageSchema,
  })
  .meta({ id: 'Total' });
export type Total = z.infer<typeof totalSchema>;

export const boardSchema = z
  .object({
    revision: z.int(),
    asOf: z.string(),
    knownAt: z.string().optional(),
    directoryId: z.string(),
    coverage: coverageSchema,
    totals: z.array(totalSchema),
    units: z.array(unitSchema),
    /** For those outside the care chain: how many small wards are left out, because no group of enough beds could be made of them. */
    withheld: z.int().optional(),
  })
  .meta({ id: 'Board' });
export type Board = z.infer<typeof boardSchema>;

/** One report in a ward's past. `supersededAt`: when a later report about the same moment replaced it. */
export const historyStepSchema = z
  .object({
    revision: z.int(),
    reportedBy: z.string().nullable(),
    supersededAt: z.string().nullable(),
    capacity: capacitySchema,
  })
  .meta({ id: 'HistoryStep' });
export type HistoryStep = z.infer<typeof historyStepSchema>;

/** A Dutch calendar day of a ward: its figure at the end of that day (or now, today), and how much of the day was known and closed. */
export const historyDaySchema = z
  .object({
    date: z.string(),
    capacity: capacitySchema,
    /** Lowest and highest free beds while known; null on a day that nothing was known. */
    freeMin: z.int().nullable(),
    freeMax: z.int().nullable(),
    /** Shares of the day, 0-1. */
    known: z.number(),
    closed: z.number(),
    reports: z.int(),
  })
  .meta({ id: 'HistoryDay' });
export type HistoryDay = z.infer<typeof historyDaySchema>;

export const historySchema = z
  .object({
    unitId: z.string(),
    from: z.string(),
    to: z.string(),
    /** The figure that stood when the window opened, if any. */
    before: capacitySchema.nullable(),
    steps: z.array(historyStepSchema).optional(),
    days: z.array(historyDaySchema).optional(),
  })
  .meta({ id: 'CapacityHistory' });
export type CapacityHistory = z.infer<typeof historySchema>;

/** Seconds from opening the entry screen to saved, measured by the screen itself (issue: "the screen measures its own effort"). */
export const effortSchema = z
  .strictObject({ seconds: z.number().min(0).max(3600), action: z.enum(['saved', 'confirmed']) })
  .meta({ id: 'EntryEffort' });
export type EntryEffort = z.infer<typeof effortSchema>;
