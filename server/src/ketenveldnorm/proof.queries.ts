import type { Breach, Proof } from '@ketenzicht/shared/ketenveldnorm';
import type { Db } from './trajectory.queries.js';

/** By id, of those whose card the policies of the database show. */
export async function namesShown(tx: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; reference: string }>(
    'select id, reference from ketenveldnorm.trajectory where id = any ($1::uuid[])',
    [ids],
  );
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

export async function nightsOf(tx: Db, directoryId: string): Promise<Proof['nights']> {
  const { rows } = await tx.query<{ on: string; checkedAt: Date; followed: number; broken: number }>(
    `select on_day::text as "on", checked_at as "checkedAt", followed,
       (select coalesce(sum(value::int), 0)::int from jsonb_each_text(breaches)) as broken
     from ketenveldnorm.checked_night where directory_id = $1 order by on_day desc limit 14`,
    [directoryId],
  );
  return rows.map((row) => ({ ...row, checkedAt: row.checkedAt.toISOString() }));
}

/** What stands open, of whom one may see; the longest first. */
export async function openBreaches(tx: Db): Promise<Breach[]> {
  const { rows } = await tx.query<Breach>(
    `select b.id, b.kind, b.trajectory_id as "trajectoryId", t.reference, b.since::text as since, null as "clearedAt", b.case_id as "caseId"
     from ketenveldnorm.breach b join ketenveldnorm.trajectory t on t.id = b.trajectory_id
     where b.cleared_at is null order by b.since, b.id limit 500`,
  );
  return rows;
}
