import { z } from 'zod';
import { waitsFor } from './stepdown.terms.js';

/** Far more than any ward has. */
const count = z.int().min(0).max(9999);

/** How many people of a ward would leave if there were a place further on: two numbers, and nobody's name. */
export const readyReportSchema = z
  .strictObject({
    ready: count,
    /** Of them, ready for more than seven days. */
    readyLong: count,
    /** Optional, and never more than there are: of some it is not known what they wait for. */
    causes: z.partialRecord(z.enum(waitsFor), count.min(1)).default({}),
  })
  .meta({ id: 'ReadyReport' });
export type ReadyReport = z.infer<typeof readyReportSchema>;

/** What a ward said last. `version` 0: it never did, and then nothing is known; that is not "nobody". */
export const readyCountSchema = z
  .object({
    unitId: z.string(),
    version: z.int(),
    ready: z.int().nullable(),
    readyLong: z.int().nullable(),
    causes: z.partialRecord(z.enum(waitsFor), z.int()),
    observedAt: z.string().nullable(),
    /** A fact until then. */
    validUntil: z.string().nullable(),
  })
  .meta({ id: 'ReadyCount' });
export type ReadyCount = z.infer<typeof readyCountSchema>;
