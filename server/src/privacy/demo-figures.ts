import { localDate } from '@ketenzicht/shared/kernel';
import { publishFigures } from '@ketenzicht/shared/privacy';
import type pg from 'pg';

const levels = ['1', '2-laag', '2-hoog', '3', '4'];
const months = 12;

/** Invented counts, for the embedded demo only: through the same rules as real ones, so that small numbers are hidden here as well. */
export async function loadDemoFigures(pool: pg.Pool, at: Date): Promise<void> {
  const { rows } = await pool.query<{ month: string }>(
    `select m::date::text as month from generate_series(date_trunc('month', $1::date) - make_interval(months => $2), date_trunc('month', $1::date) - interval '1 month', interval '1 month') m
     where not exists (select from privacy.figure) order by m`,
    [localDate(at), months],
  );
  const regions = await pool.query<{ id: string }>(
    `select id from reference.region where scheme = 'arrondissement' order by code`,
  );
  const regionIds = regions.rows.map(({ id }) => id);
  for (const [index, { month }] of rows.entries()) {
    const cells = regionIds.flatMap((region, place) =>
      levels.map((level, step) => ({ at: [region, level], count: invented(place, step, index) })),
    );
    await pool.query(
      `insert into privacy.figure (month, region_id, level, shown)
       select $1, f.region, f.level, f.shown from jsonb_to_recordset($2) as f (region text, level text, shown int) on conflict do nothing`,
      [
        month,
        JSON.stringify(
          publishFigures(cells).map(({ at: [region, level], shown }) => ({
            region,
            level,
            shown: typeof shown === 'number' ? shown : null,
          })),
        ),
      ],
    );
  }
}

const usual = [9, 22, 14, 6, -4];

/** Large in the middle levels, few in the highest; slowly growing. */
const invented = (place: number, step: number, month: number): number =>
  Math.max(0, ((place * 7 + step * 5) % 11) + (usual[step] ?? 0) + Math.floor((month * (place % 3)) / 4));
