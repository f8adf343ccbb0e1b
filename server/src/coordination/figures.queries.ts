import type { CaseFact } from '@ketenzicht/shared/coordination';
import type { Tx } from '../platform/database/work.js';

type Row = Omit<CaseFact, 'openedAt' | 'closedAt'> & { openedAt: Date; closedAt: Date | null };

/**
 * Every case that was open at some moment between `from` and `to` (not included), as it stood at `to`: what became of it later is in its steps and is
 * not told, so that a month that is over keeps its figures.
 */
export async function caseFacts(tx: Pick<Tx, 'query'>, directoryId: string, from: Date, to: Date): Promise<CaseFact[]> {
  const { rows } = await tx.query<Row>(
    `select c.kind, c.region_id as "regionId", coalesce(last.rung, c.rung) as rung, c.opened_at as "openedAt", coalesce(turn.detail->>'cause', c.cause) as cause, "then"."closedAt", "then".outcome,
       exists (select from coordination.case_step s where s.case_id = c.id and s.kind = 'climbed' and s.by_clock and s.at >= $2 and s.at < $3
         and not coalesce((s.detail->>'again')::boolean, false)) as climbed
     from coordination.case_file c
     left join lateral (select s.rung from coordination.case_step s where s.case_id = c.id and s.at < $3 order by s.id desc limit 1) last on true
     left join lateral (
       select s.kind, s.at, s.detail from coordination.case_step s
       where s.case_id = c.id and s.kind in ('closed', 'reopened') and s.at < $3 order by s.id desc limit 1) turn on true
     cross join lateral (select
       case when turn.kind = 'closed' then turn.at when turn.kind is null and c.closed_at < $3 then c.closed_at end as "closedAt",
       case when turn.kind = 'closed' then coalesce(turn.detail->>'outcome', c.outcome) when turn.kind is null and c.closed_at < $3 then c.outcome end as outcome
     ) "then"
     where c.directory_id = $1 and c.opened_at < $3 and (c.closed_at is null or c.closed_at >= $2)
       and ("then"."closedAt" is null or "then"."closedAt" >= $2)`,
    [directoryId, from, to],
  );
  return rows.map((row) => ({ ...row, openedAt: row.openedAt.getTime(), closedAt: row.closedAt?.getTime() ?? null }));
}

export async function namesOfRegions(tx: Pick<Tx, 'query'>, ids: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await tx.query<{ id: string; name: string }>(
    'select id, name from reference.region where id = any ($1)',
    [ids],
  );
  return new Map(rows.map(({ id, name }) => [id, name]));
}
