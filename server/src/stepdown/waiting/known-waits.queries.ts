import type { Tx } from '../../platform/database/work.js';
import type { SaidRow } from './known-waits.rows.js';

const milliseconds = (moment: string): string => `(extract(epoch from ${moment}) * 1000)::float8`;
const columns = `w.id, w.directory_id, w.provider_id, w.region_id, w.unit_id, w.state = 'mistake', w.ready_since - date '1970-01-01', w.ended_on - date '1970-01-01',
  s.from_on - date '1970-01-01', s.waits_for, s.payer, s.municipality, ${milliseconds('w.ended_at')}`;

/** All whose numbers lie between these two. */
export async function waitsBetween(
  tx: Tx,
  { from, until }: { from: string; until: string | null },
): Promise<SaidRow[]> {
  // Until the end of the transaction. Behind the policies the planner expects a handful of rows where there are thousands.
  await tx.query(`select set_config('enable_nestloop', 'off', true)`);
  const { rows } = await tx.query<SaidRow>({
    rowMode: 'array',
    text: `select ${columns} from stepdown.wait w left join stepdown.wait_said s on s.wait_id = w.id and s.wait_id >= $1 and ($2::uuid is null or s.wait_id < $2)
      where w.id >= $1 and ($2::uuid is null or w.id < $2) order by w.id, s.id`,
    values: [from, until],
  });
  return rows;
}

/**
 * All of which something was written by a transaction that was not over at `mark`, when the oldest end was said that is still kept, and the next mark: what
 * counts is a snapshot and not a time, so that nothing is missed that was committed after it was written. Without a mark only the next one. What a database
 * from elsewhere brought along may bear later numbers than any transaction here has had; those are none of ours.
 */
export async function waitsSince(
  tx: Tx,
  mark: string | null,
): Promise<{ rows: SaidRow[]; oldest: number | null; next: string }> {
  const { rows } = await tx.query<{ rows: SaidRow[] | null; oldest: number | null; next: string }>({
    name: 'outflow.since',
    text: `with written as (
        select id from stepdown.wait where changed_in >= $1::xid8 and changed_in < pg_snapshot_xmax(pg_current_snapshot())
        union select wait_id from stepdown.wait_said where changed_in >= $1::xid8 and changed_in < pg_snapshot_xmax(pg_current_snapshot()))
      select (select ${milliseconds('ended_at')} from stepdown.wait where ended_at is not null order by ended_at limit 1) as oldest, pg_snapshot_xmin(pg_current_snapshot())::text as next, (
        select json_agg(json_build_array(${columns}) order by w.id, s.id)
        from written join stepdown.wait w using (id) left join stepdown.wait_said s on s.wait_id = w.id) as rows`,
    values: [mark],
  });
  const [found] = rows;
  if (!found) throw new Error('a select without a from gives one row');
  return { ...found, rows: found.rows ?? [] };
}
