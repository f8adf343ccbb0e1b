import { z } from 'zod';
import { placementFiguresQuerySchema } from '../placement/truth.contract.js';
import { caseKinds, causes, rungs } from './coordination.terms.js';

/** Null: not told, because it is small or would give a small number away. */
const count = z.int().nullable();
const minutes = z.number().nullable();
/** Kaplan-Meier: those still open count as long as they are open. Minutes, also while its clock stood still; null while half of them is not there yet. */
export const survivalSchema = z
  .object({
    of: count,
    open: count,
    median: minutes,
    p90: minutes,
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
    byKind: z.array(
      z.object({ kind: z.enum(caseKinds), opened: count, closed: count, open: count, median: minutes, p90: minutes }),
    ),
    byRegion: z.array(z.object({ regionId: z.string(), opened: count, open: count })),
    /** Weeks from Monday to Sunday, cut off at the ends of the period; nothing where numbers are suppressed. */
    byWeek: z.array(z.object({ from: z.string(), to: z.string(), opened: z.int(), closed: z.int() })),
    /** Of what was closed in the period, as the next one. */
    byCause: z.array(z.object({ cause: z.enum(causes), count })),
    byRung: z.array(z.object({ rung: z.enum(rungs), open: count })),
    byOutcome: z.array(z.object({ outcome: z.string(), count })),
    timeToSolution: survivalSchema,
    /** How many went up a rung by the clock in the period. */
    climbedByClock: count,
    suppressed: z.boolean(),
  })
  .meta({ id: 'CoordinationFigures' });
export type CoordinationFigures = z.infer<typeof coordinationFiguresSchema>;

/** Dutch calendar days, both included. Without: the last thirty, or for whoever is outside the care chain the last month that is over. */
export const coordinationFiguresQuerySchema = placementFiguresQuerySchema;
export type CoordinationFiguresQuery = z.infer<typeof coordinationFiguresQuerySchema>;

/** The agenda of the national table: every open case from this rung up. */
export const agendaQuerySchema = z.strictObject({ from: z.enum(rungs).default('national') });
export type AgendaQuery = z.infer<typeof agendaQuerySchema>;
