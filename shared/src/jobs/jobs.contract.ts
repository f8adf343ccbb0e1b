import { z } from 'zod';

export const jobRunSchema = z
  .object({
    startedAt: z.string(),
    /** Null while it runs, or when its server died; then another one takes it up. */
    endedAt: z.string().nullable(),
    outcome: z.enum(['done', 'failed']).nullable(),
    said: z.string().nullable(),
  })
  .meta({ id: 'JobRun' });
export type JobRun = z.infer<typeof jobRunSchema>;

export const jobListSchema = z
  .object({
    jobs: z.array(
      z.object({
        name: z.string(),
        /** Five fields, on the clock in the Netherlands. */
        cron: z.string(),
        lastRun: jobRunSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'JobList' });
export type JobList = z.infer<typeof jobListSchema>;
