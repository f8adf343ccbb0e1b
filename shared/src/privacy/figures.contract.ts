import { z } from 'zod';

export const figureDimensions = ['region', 'level'] as const;
export type FigureDimension = (typeof figureDimensions)[number];

const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, 'a month such as 2026-11');

/** `by=region,level`, in any order, or nothing for the totals; months are closed months only. */
export const figuresQuerySchema = z.strictObject({
  by: z
    .string()
    .regex(/^((region|level)(,(region|level))?)?$/, 'region, level, or both with a comma')
    .default('region'),
  from: monthSchema.optional(),
  to: monthSchema.optional(),
});
export type FiguresQuery = z.infer<typeof figuresQuerySchema>;

export const figureSchema = z
  .object({
    month: z.string(),
    /** Null: the total over all regions. */
    regionId: z.string().nullable(),
    regionName: z.string().nullable(),
    level: z.string().nullable(),
    /** Rounded to 5; null: not published, because it is small or would give a small number away. */
    count: z.int().nullable(),
    /** Of the month's total, in whole percents; only of ten or more. */
    share: z.int().nullable(),
  })
  .meta({ id: 'PersonFigure' });
export type Figure = z.infer<typeof figureSchema>;

export const figuresSchema = z
  .object({ by: z.array(z.enum(figureDimensions)), months: z.array(z.string()), figures: z.array(figureSchema) })
  .meta({ id: 'PersonFigures' });
export type Figures = z.infer<typeof figuresSchema>;
