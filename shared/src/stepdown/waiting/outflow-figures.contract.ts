import { z } from 'zod';
import { dateSchema } from '../../kernel/contract.js';
import { requestPayers } from '../../placement/placement.terms.js';
import { waitsFor } from '../stepdown.terms.js';

/** Null: not told, because it is small or would give a small number away. */
const told = z.number().nullable();
/** `days`: nights in a bed by somebody who could have left. `cents`: what they cost by the tariffs. `persons`: people, or the most that a ward counted. */
const amounts = { persons: told, days: told, cents: told };
export const amountsSchema = z.object(amounts).meta({ id: 'OutflowAmounts' });
export type Amounts = z.infer<typeof amountsSchema>;

export const tariffSchema = z
  .object({
    securityLevel: z.string().nullable(),
    setting: z.string().nullable(),
    from: z.string(),
    /** The first day on which it does not hold any more; null while that is not known. */
    until: z.string().nullable(),
    dayCents: z.int(),
    /** Nobody published this amount: it is there to reckon with. */
    assumed: z.boolean(),
    source: z.string(),
  })
  .meta({ id: 'Tariff' });
export type Tariff = z.infer<typeof tariffSchema>;

export const outflowFiguresSchema = z
  .object({
    from: z.string(),
    to: z.string(),
    total: amountsSchema,
    /** Days for which there is no tariff: in the days, and not in the euros. */
    unpricedDays: told,
    byMonth: z.array(z.object({ month: z.string(), ...amounts })),
    byCause: z.array(z.object({ cause: z.enum([...waitsFor, 'unknown']), ...amounts })),
    byPayer: z.array(z.object({ payer: z.enum([...requestPayers, 'unknown']), ...amounts })),
    byRegion: z.array(z.object({ regionId: z.string(), ...amounts })),
    /** Null where it is not known; the whole table is left out where small numbers are hidden. */
    byMunicipality: z.array(z.object({ municipality: z.string().nullable(), ...amounts })),
    /** Of how many wards from persons, and of how many from counts; in one month never both of one ward. */
    wards: z.object({ fromPersons: z.int(), fromCounts: z.int() }),
    /** What days from persons and from counts add up to. */
    bySource: z.object({ persons: told, counts: told }),
    tariffs: z.array(tariffSchema),
    suppressed: z.boolean(),
  })
  .meta({ id: 'OutflowFigures' });
export type OutflowFigures = z.infer<typeof outflowFiguresSchema>;

/** Dutch calendar days, both included; at most five years. Without: the last year, or for whoever is outside the care chain the last month that is over. */
export const outflowQuerySchema = z
  .strictObject({ from: dateSchema.optional(), to: dateSchema.optional() })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'The last day lies before the first.',
    params: { code: 'figures.backwards' },
  });
export type OutflowQuery = z.infer<typeof outflowQuerySchema>;
