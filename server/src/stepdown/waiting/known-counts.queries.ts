import type pg from 'pg';
import type { CountRow } from './known-counts.rows.js';

const columns = `r.unit_id, r.version, r.ready, r.causes::text, (r.observed_at at time zone 'Europe/Amsterdam')::date - date '1970-01-01', (r.valid_until at time zone 'Europe/Amsterdam')::date - date '1970-01-01'`;

/** Of all wards whose numbers lie between these two. */
export async function countsBetween(
  pool: pg.Pool,
  { from, until }: { from: string; until: string | null },
): Promise<CountRow[]> {
  const { rows } = await pool.query<CountRow>({
    rowMode: 'array',
    text: `select ${columns} from capacity.ready_count r where r.unit_id >= $1 and ($2::uuid is null or r.unit_id < $2)`,
    values: [from, until],
  });
  return rows;
}

/** As `waitsSince`. */
export async function countsSince(pool: pg.Pool, mark: string | null): Promise<{ rows: CountRow[]; next: string }> {
  const { rows } = await pool.query<{ rows: CountRow[] | null; next: string }>({
    name: 'outflow.counted-since',
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as next, (
        select json_agg(json_build_array(${columns})) from capacity.ready_count r
        where r.changed_in >= $1::xid8 and r.changed_in < pg_snapshot_xmax(pg_current_snapshot())) as rows`,
    values: [mark],
  });
  const [found] = rows;
  if (!found) throw new Error('a select without a from gives one row');
  return { rows: found.rows ?? [], next: found.next };
}
