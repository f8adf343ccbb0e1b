import type { NzaPublished, VptSum, VptSums, VptTarget } from '@ketenzicht/shared/stepdown';
import type { Tx } from '../../platform/database/work.js';

type Db = Pick<Tx, 'query'>;

/** Of each month the newest version of each provider; `organisationId`: of that one only. */
export async function vptSums(
  tx: Db,
  directoryId: string,
  { from, to, organisationId = null }: { from: string; to: string; organisationId?: string | null },
): Promise<VptSums> {
  const newest = `
    select distinct on (month, organisation_id) month, organisation_id, version from stepdown.vpt_month
    where directory_id = $1 and month between $2 and $3 and ($4::uuid is null or organisation_id = $4)
    order by month, organisation_id, version desc`;
  const values = [directoryId, from, to, organisationId];
  const { rows: sums } = await tx.query<VptSum>(
    `with newest as materialized (${newest})
     select month, form, profile, sum(l.clients)::int as clients, sum(l.inflow)::int as inflow, sum(l.died)::int as died, sum(l.stay)::int as stay,
       sum(l.home_without_vpt)::int as "homeWithoutVpt", sum(l.other)::int as other
     from newest join stepdown.vpt_line l using (organisation_id, month, version) group by month, form, profile`,
    values,
  );
  const { rows } = await tx.query<{ month: string; providers: number }>(
    `select month, count(distinct organisation_id)::int as providers from stepdown.vpt_month
     where directory_id = $1 and month between $2 and $3 and ($4::uuid is null or organisation_id = $4) group by month`,
    values,
  );
  return { sums, providers: new Map(rows.map(({ month, providers }) => [month, providers])) };
}

/** Grows with everything that is said, and by nothing else: as long as it stands, so do the sums. */
export async function saidSoFar(tx: Db, directoryId: string): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    'select count(*)::int as count from stepdown.vpt_month where directory_id = $1',
    [directoryId],
  );
  return rows[0]?.count ?? 0;
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
