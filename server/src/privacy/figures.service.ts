import { Inject, Injectable } from '@nestjs/common';
import { localDate } from '@ketenzicht/shared/kernel';
import {
  figureDimensions,
  publishFigures,
  shareOf,
  total,
  type Cell,
  type Figure,
  type FigureDimension,
  type Figures,
  type FiguresQuery,
} from '@ketenzicht/shared/privacy';
import type pg from 'pg';
import { RoomPools } from '../platform/database/room-pools.js';
import { POOL } from '../platform/tokens.js';

/** How far back the first closing goes. */
const monthsBack = 24;
const unknownLevel = '-';

interface Row {
  month: string;
  regionId: string;
  regionName: string | null;
  level: string;
  shown: number | null;
}

/** Counts of people for those who must not know people. Small numbers never leave the transaction in which a month is closed. */
@Injectable()
export class FiguresService {
  constructor(
    private readonly pools: RoomPools,
    @Inject(POOL) private readonly pool: pg.Pool,
  ) {}

  /** Closes every month that is over and has not been closed; a closed month never changes. Says how many it closed. */
  async closeMonths(at: Date): Promise<number> {
    const client = await this.pools.of('jobs').connect();
    let broken: Error | undefined;
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(7200)');
      const months = await monthsToClose(client, localDate(at));
      for (const month of months) await closeMonth(client, month);
      await client.query('commit');
      return months.length;
    } catch (error) {
      await client.query('rollback').catch((failure: Error) => (broken = failure));
      throw error;
    } finally {
      client.release(broken);
    }
  }

  async read({ by, from, to }: FiguresQuery): Promise<Figures> {
    const dimensions = figureDimensions.filter((one) => by.split(',').includes(one));
    const { rows } = await this.pool.query<Row>(
      `select to_char(f.month, 'YYYY-MM') as month, f.region_id as "regionId", r.name as "regionName", f.level, f.shown
       from privacy.figure f left join reference.region r on r.id = f.region_id
       where f.month >= coalesce($1::text || '-01', '2000-01-01')::date and f.month <= coalesce($2::text || '-01', '2099-01-01')::date
         and (f.region_id <> '*' or not $3) and (f.region_id = '*' or $3) and (f.level <> '*' or not $4) and (f.level = '*' or $4)
         or (f.region_id = '*' and f.level = '*'
           and f.month >= coalesce($1::text || '-01', '2000-01-01')::date and f.month <= coalesce($2::text || '-01', '2099-01-01')::date)
       order by f.month desc, r.name nulls first, f.level limit 20000`,
      [from ?? null, to ?? null, dimensions.includes('region'), dimensions.includes('level')],
    );
    const wholes = new Map(rows.filter(isWhole).map(({ month, shown }) => [month, shown ?? ('withheld' as const)]));
    return {
      by: dimensions,
      months: [...wholes.keys()],
      figures: rows.map((row) => figureOf(row, wholes.get(row.month) ?? 'withheld')),
    };
  }
}

const isWhole = ({ regionId, level }: Row) => regionId === total && level === total;

const figureOf = (row: Row, whole: number | 'withheld'): Figure => ({
  month: row.month,
  regionId: row.regionId === total ? null : row.regionId,
  regionName: row.regionName,
  level: row.level === total ? null : row.level,
  count: row.shown,
  share: shareOf(row.shown ?? 'withheld', whole),
});

/** As the sheet's columns; `withheld` and `few` are the same to a reader. */
export const asRows = (
  { figures }: Figures,
  names: Record<FigureDimension | 'month' | 'count' | 'share', string>,
): [columns: string[], rows: (string | number | null)[][]] => [
  [names.month, names.region, names.level, names.count, names.share],
  figures.map(({ month, regionName, level, count, share }) => [month, regionName, level, count, share]),
];

async function monthsToClose(client: pg.ClientBase, today: string): Promise<string[]> {
  const { rows } = await client.query<{ month: string }>(
    `select m::date::text as month from generate_series(
       greatest(date_trunc('month', (select min(created_at) from care.person)), date_trunc('month', $1::date) - make_interval(months => $2)),
       date_trunc('month', $1::date) - interval '1 month', interval '1 month') m
     where not exists (select from privacy.figure f where f.month = m::date) order by m`,
    [today, monthsBack],
  );
  return rows.map(({ month }) => month);
}

/** Who was followed when the month ended, as the file stands now; restricted people are not used for anything, this included (GDPR article 18). */
async function closeMonth(client: pg.ClientBase, month: string): Promise<void> {
  const { rows } = await client.query<{ region: string; level: string; count: number }>(
    `select region_id as region, coalesce(security_level, '${unknownLevel}') as level, count(*)::int as count from care.person
     where created_at < $1::date + interval '1 month' and (ended_at is null or ended_at >= $1::date + interval '1 month')
       and restricted_at is null and erased_at is null
     group by 1, 2`,
    [month],
  );
  const published = publishFigures(everyPlace(rows));
  await client.query(
    `insert into privacy.figure (month, region_id, level, shown)
     select $1, f.region, f.level, f.shown from jsonb_to_recordset($2) as f (region text, level text, shown int)`,
    [
      month,
      JSON.stringify(
        published.map(({ at: [region, level], shown }) => ({
          region,
          level,
          shown: typeof shown === 'number' ? shown : null,
        })),
      ),
    ],
  );
}

/** A full table, also where nobody is, and never without its total: a month with no figure at all would be closed again and again. */
function everyPlace(rows: readonly { region: string; level: string; count: number }[]): Cell[] {
  const regions = [...new Set(rows.map(({ region }) => region))];
  const levels = [...new Set(rows.map(({ level }) => level))];
  const counts = new Map(rows.map(({ region, level, count }) => [`${region} ${level}`, count]));
  const cells = regions.flatMap((region) =>
    levels.map((level) => ({ at: [region, level], count: counts.get(`${region} ${level}`) ?? 0 })),
  );
  return cells.length > 0 ? cells : [{ at: [total, total], count: 0 }];
}
