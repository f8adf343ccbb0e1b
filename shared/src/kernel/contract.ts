import { z } from 'zod';

/** RFC 3339 with an offset, years 2000-2099, a real calendar date. `2026-02-30`, `-00:00`, epoch numbers and local times are refused. */
export const instantSchema = z.iso
  .datetime({ offset: true })
  .refine(
    (text) => /^20\d\d-/.test(text) && !text.endsWith('-00:00'),
    'a date and time between 2000 and 2099 with an offset',
  );

/** A calendar day, `2026-11-22`. */
export const dateSchema = z.iso.date().refine((text) => /^20\d\d-/.test(text), 'a day between 2000 and 2099');

/** Canonical lower-case UUID; PostgreSQL would also take braces and capitals, which makes two spellings of one thing. */
export const idSchema = z
  .string()
  .regex(/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/, 'a lower-case UUID');

export const faultSchema = z
  .object({ pointer: z.string(), code: z.string(), detail: z.string() })
  .meta({ id: 'Fault' });

/** RFC 9457. `code` is stable; `errors` holds every fault at once. */
export const problemSchema = z
  .looseObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(faultSchema).optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof problemSchema>;
