import type { NzaPublished, VptSum, VptSums, VptTarget } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';

type Db = Pick<Tx, 'query'>;

/** Of a month or of some: the newest version of each provider, summed. `organisationId`: of that one only. */
interface Asked {
  directoryId?: string;
  from?: string;
  to?: string;
  month?: string;
  organisationId?: string;
}
export interface SaidMonth {
  directoryId: string;
  month: string;
  providers: number;
  sums: VptSum[];
}

const columns = ['month', 'form', 'profile', 'clients', 'inflow', 'died', 'stay', 'homeWithoutVpt', 'other'];
const fields = columns.map((name) => `'${name}', "${name}"`).join();

/** A month in each register of which somebody said something. */
export async function saidMonths(tx: Db, asked: Asked): Promise<SaidMonth[]> {
  const { rows } = await tx.query<SaidMonth>(
    `with newest as materialized (
       select distinct on (organisation_id, month) directory_id, month, organisation_id, version from stepdown.vpt_month
       where ($1::text is null or directory_id = $1) and ($2::text is null or month >= $2) and ($3::text is null or month <= $3)
         and ($4::text is null or month = $4) and ($5::uuid is null or organisation_id = $5)
       order by organisation_id, month, version desc),
     summed as (
       select directory_id, month, form, profile, sum(l.clients)::int as clients, sum(l.inflow)::int as inflow, sum(l.died)::int as died, sum(l.stay)::int as stay,
         sum(l.home_without_vpt)::int as "homeWithoutVpt", sum(l.other)::int as other
       from newest join stepdown.vpt_line l using (organisation_id, month, version) group by directory_id, month, form, profile)
     select n.directory_id as "directoryId", n.month, n.providers, coalesce(s.sums, '[]') as sums
     from (select directory_id, month, count(*)::int as providers from newest group by 1, 2) n
     left join (select directory_id, month, json_agg(json_build_object(${fields})) as sums from summed group by 1, 2) s using (directory_id, month)`,
    [
      asked.directoryId ?? null,
      asked.from ?? null,
      asked.to ?? null,
      asked.month ?? null,
      asked.organisationId ?? null,
    ],
  );
  return rows;
}

export const asSums = (months: readonly SaidMonth[]): VptSums => ({
  sums: months.flatMap(({ sums }) => sums),
  providers: new Map(months.map(({ month, providers }) => [month, providers])),
});

/** Of which months something was said by a transaction that was not over at `mark`, and the next mark; see `waitsSince`. Without a mark all months. */
export async function monthsSince(tx: Db, mark: string | null): Promise<{ months: string[]; next: string }> {
  const { rows } = await tx.query<{ months: string[] | null; next: string }>({
    name: 'vpt.since',
    text: `select pg_snapshot_xmin(pg_current_snapshot())::text as next, (
        select array_agg(distinct month) from stepdown.vpt_month
        where changed_in >= coalesce($1, '0')::xid8 and ($1 is null or changed_in < pg_snapshot_xmax(pg_current_snapshot()))) as months`,
    values: [mark],
  });
  const [found] = rows;
  if (!found) throw new Error('a select without a from gives one row');
  return { months: found.months ?? [], next: found.next };
}

/** Of each table the edition that was published last; those that do not say when come first. */
export async function publishedTables(tx: Db): Promise<NzaPublished[]> {
  const { rows } = await tx.query<NzaPublished>(
    `select distinct on (name) name as table, edition, published_on::text as "publishedOn", source, rows
     from stepdown.nza_table order by name, published_on desc nulls last, number desc`,
  );
  return rows;
}

export async function newestTarget(tx: Db, directoryId: string): Promise<VptTarget | null> {
  const { rows } = await tx.query<VptTarget>(
    `select wanted as number, by_month as "byMonth", source, (set_at at time zone 'Europe/Amsterdam')::date::text as "setOn" from stepdown.vpt_target
     where directory_id = $1 order by number desc limit 1`,
    [directoryId],
  );
  return rows[0] ?? null;
}
