import { z } from 'zod';
import { caseKinds, causes, rungs } from './coordination.terms.js';

const count = z.int().nullable();
/** Kaplan-Meier: those still open count as long as they are open. Minutes; null while half of them is not there yet. */
export const survivalSchema = z
  .object({
    of: z.int(),
    open: z.int(),
    median: z.number().nullable(),
    p90: z.number().nullable(),
    curve: z.array(z.object({ minutes: z.number(), open: z.number() })),
  })
  .meta({ id: 'Survival' });
export const coordinationFiguresSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    opened: count,
    closed: count,
    open: count,
    byKind: z.array(z.object({ kind: z.enum(caseKinds), opened: count, closed: count, open: count })),
    byRegion: z.array(z.object({ regionId: z.string(), opened: count, open: count })),
    byCause: z.array(z.object({ cause: z.enum(causes), count })),
    byRung: z.array(z.object({ rung: z.enum(rungs), open: count })),
    byOutcome: z.array(z.object({ outcome: z.string(), count })),
    timeToSolution: survivalSchema,
    climbedByClock: count,
    suppressed: z.boolean(),
  })
  .meta({ id: 'CoordinationFigures' });
export type CoordinationFigures = z.infer<typeof coordinationFiguresSchema>;
