import { z } from 'zod';
import { nzaTables } from './nza.terms.js';

/** Every cell as it was printed: "4" is not "4.0". A decimal point, and no marks for thousands. */
export const nzaRowSchema = z.record(z.string(), z.string());
export type NzaRow = z.infer<typeof nzaRowSchema>;

/** Small enough for one request, and far more than any of these tables. */
const text = z.string().min(1, 'an empty file').max(7_000, 'more than any of these tables');

export const nzaImportSchema = z
  .strictObject({
    edition: z.string().trim().min(2).max(60),
    publishedOn: z.iso.date(),
    source: z.string().trim().min(5).max(500),
    tables: z
      .array(z.strictObject({ table: z.enum(nzaTables), csv: text }))
      .min(1)
      .max(nzaTables.length),
  })
  .meta({ id: 'NzaImport' });
export type NzaImport = z.infer<typeof nzaImportSchema>;

/** `same`: follows to the printed digit. `rounded`: differs by no more than the rounding of what was printed. `differs`: does not follow. */
export const nzaOutcomes = ['same', 'rounded', 'differs'] as const;

export const nzaCheckSchema = z.object({
  table: z.enum(nzaTables),
  /** What is checked: a total down or across, two shares that make 100, a share of counts, or 3c out of 3a and 3b. */
  kind: z.enum(['sumDown', 'sumAcross', 'pair', 'share', 'parts', 'partsShare']),
  name: z.string(),
  column: z.string(),
  printed: z.number(),
  /** With two decimals where it is a share. */
  computed: z.number(),
  outcome: z.enum(nzaOutcomes),
});
export type NzaCheck = z.infer<typeof nzaCheckSchema>;

export const nzaPublishedSchema = z.object({
  table: z.enum(nzaTables),
  edition: z.string(),
  /** Null: the publication does not say. */
  publishedOn: z.string().nullable(),
  source: z.string(),
  rows: z.array(nzaRowSchema),
});
export type NzaPublished = z.infer<typeof nzaPublishedSchema>;

export const nzaImportedSchema = z
  .object({
    tables: z.array(z.object({ table: z.enum(nzaTables), rows: z.int(), isNew: z.boolean() })),
    /** What does not follow to the digit; it was taken as printed. */
    notes: z.array(nzaCheckSchema),
  })
  .meta({ id: 'NzaImported' });
export type NzaImported = z.infer<typeof nzaImportedSchema>;
