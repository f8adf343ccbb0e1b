import { Inject, Injectable } from '@nestjs/common';
import type pg from 'pg';
import { POOL } from '../platform/tokens.js';

/** A stretch of time in which a ward had beds to give, or had none, without a day on which nobody knew. */
export interface BedSpan {
  unitId: string;
  from: number;
  /** Until when the last report of the stretch was a fact. */
  until: number;
  hasBed: boolean;
  free: number;
  beds: number;
  occupied: number;
}
type Row = Omit<BedSpan, 'from' | 'until'> & { began: Date; ended: Date };

/** When wards had beds to give, from the reports that stand: a corrected one counts as what it was corrected to. What was held for somebody is no free bed. */
@Injectable()
export class BedsPastService {
  constructor(@Inject(POOL) private readonly pool: pg.Pool) {}

  /** In order of time. A stretch that had begun before is there with its own beginning, up to a week back. Of wards in `exactly` a stretch also ends when another number of people is there. */
  async spans(unitIds: readonly string[], from: Date, to: Date, exactly: readonly string[] = []): Promise<BedSpan[]> {
    const { rows } = await this.pool.query<Row>(stretches, [unitIds, from, to, exactly]);
    return rows.map(({ began, ended, ...row }) => ({ ...row, from: began.getTime(), until: ended.getTime() }));
  }
}

const stretches = `
  with standing as (
    select distinct on (unit_id, observed_at) unit_id, observed_at, valid_until, operational, occupied,
      operational - occupied - held as free, (details->'admissionStop') is null as open
    from capacity_report where unit_id = any ($1::uuid[]) and observed_at > $2::timestamptz - interval '7 days' and observed_at <= $3
    order by unit_id, observed_at, revision desc),
  marked as (
    select *, free > 0 and open as has_bed,
      coalesce((free > 0 and open) is distinct from lag(free > 0 and open) over w or lag(valid_until) over w < observed_at
      or (unit_id = any ($4::uuid[]) and occupied is distinct from lag(occupied) over w), true) as begins
    from standing window w as (partition by unit_id order by observed_at)),
  numbered as (select *, sum(begins::int) over (partition by unit_id order by observed_at) as stretch from marked)
  select unit_id as "unitId", min(observed_at) as began, max(valid_until) as ended, has_bed as "hasBed",
    (array_agg(free order by observed_at desc))[1] as free, (array_agg(operational order by observed_at desc))[1] as beds,
    (array_agg(occupied order by observed_at desc))[1] as occupied
  from numbered group by unit_id, stretch, has_bed having max(valid_until) > $2
  order by began, unit_id`;
