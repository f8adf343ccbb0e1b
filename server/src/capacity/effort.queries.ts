import type { EntryEffort } from '@ketenzicht/shared/capacity';
import type { Ward } from '@ketenzicht/shared/directory';
import type pg from 'pg';

export async function noteEffort(
  pool: pg.Pool,
  { id, providerId }: Pick<Ward, 'id' | 'providerId'>,
  actorId: string,
  { seconds, action }: EntryEffort,
  at: Date,
): Promise<void> {
  // One statement, so that naming the organisation and writing under its policy are one transaction.
  await pool.query(
    `with as_organisation as (select set_config('app.organisations', $6, true))
     insert into entry_effort (provider_id, unit_id, actor_id, seconds, action, at) select $7, $1, $2, $3, $4, $5 from as_organisation`,
    [id, actorId, seconds, action, at, `{${providerId}}`, providerId],
  );
}

export interface EffortSummary {
  lastSeconds: number | null;
  medianSeconds: number | null;
  weekCount: number;
  weekSeconds: number;
}

/** Over the last fifty entries and the last seven days. */
export async function effortOf(pool: pg.Pool, unitId: string, at: Date): Promise<EffortSummary> {
  const { rows } = await pool.query<EffortSummary>(
    `with recent as (select seconds, at from entry_effort where unit_id = $1 order by at desc limit 50)
     select (select seconds from recent order by at desc limit 1) as "lastSeconds",
       (select percentile_cont(0.5) within group (order by seconds) from recent) as "medianSeconds",
       (select count(*)::int from entry_effort where unit_id = $1 and at > $2::timestamptz - interval '7 days') as "weekCount",
       (select coalesce(sum(seconds), 0)::float8 from entry_effort where unit_id = $1 and at > $2::timestamptz - interval '7 days') as "weekSeconds"`,
    [unitId, at],
  );
  return rows[0] ?? { lastSeconds: null, medianSeconds: null, weekCount: 0, weekSeconds: 0 };
}
