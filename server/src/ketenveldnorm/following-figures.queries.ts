import type { FollowingCell } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { daysOfQuarter } from '@ketenzicht/shared/ketenveldnorm';
import type { Db } from './trajectory.queries.js';

export interface Counted {
  quarter: string;
  countedAt: Date;
  /** Its term is over: it is not told any more, and not counted again. */
  isCleared: boolean;
}

export async function countedQuarters(tx: Db, directoryId: string, quarters: readonly string[]): Promise<Counted[]> {
  const { rows } = await tx.query<Counted>(
    'select quarter, counted_at as "countedAt", is_cleared as "isCleared" from ketenveldnorm.key_figure_count where directory_id = $1 and quarter = any ($2)',
    [directoryId, quarters],
  );
  return rows;
}

/** Replaces what was counted before. By the clock only: it alone sees everybody. */
export async function countQuarter(tx: Db, directoryId: string, quarter: string, at: Date): Promise<void> {
  const { from, to } = daysOfQuarter(quarter);
  const after = addLocalDays(to, 1);
  await tx.query('delete from ketenveldnorm.key_figure where directory_id = $1 and quarter = $2', [
    directoryId,
    quarter,
  ]);
  await tx.query(count, [directoryId, quarter, startOfLocalDay(from), startOfLocalDay(after), from, after]);
  await tx.query(
    `insert into ketenveldnorm.key_figure_count (directory_id, quarter, counted_at) values ($1, $2, $3)
     on conflict (directory_id, quarter) do update set counted_at = excluded.counted_at`,
    [directoryId, quarter, at],
  );
}

export async function cellsOf(
  tx: Db,
  directoryId: string,
  quarters: readonly string[],
): Promise<(FollowingCell & { quarter: string })[]> {
  const { rows } = await tx.query<FollowingCell & { quarter: string; kind: Partial<FollowingCell> }>(
    `select quarter, region_id as "regionId", kind, count, days, contacts_done as "contactsDone", contacts_missed as "contactsMissed"
     from ketenveldnorm.key_figure where directory_id = $1 and quarter = any ($2)`,
    [directoryId, quarters],
  );
  return rows.map(({ kind, ...row }) => ({ ...row, ...kind }));
}

/**
 * As it stood at the end of the quarter, from what nobody changes afterwards: tenures, steps and days. $3 and $4 are its first moment and the first one after
 * it, $5 and $6 the same as days. A reason for a no stands in the step that said it; one that we do not know counts as another.
 */
const count = `
  with fact as (
    select coalesce(held.region_id, t.region_id) as region_id,
      t.reported_at >= $3 as reported,
      exists (select from ketenveldnorm.step s where s.trajectory_id = t.id and s.kind = 'triaged' and s.at >= $3 and s.at < $4) as triaged,
      coalesce(t.included_on >= $5::date and t.included_on < $6::date, false) as included,
      coalesce(t.included_on < $6::date, false) as "everIncluded",
      refused.reason as declined,
      case when t.ended_on >= $5::date and t.ended_on < $6::date then t.end_ground end as ended,
      held.phase,
      case when held.phase = 'following' then least(t.term, 1 + extract(year from age($6::date, t.included_on))::int / 2) end as term,
      case when held.phase = 'following' then coalesce(care.intensity, 'none') end as intensity,
      title.title,
      case when t.included_on >= $5::date and t.included_on < $6::date
        then t.included_on - (t.reported_at at time zone 'Europe/Amsterdam')::date end as days,
      coalesce(contact.done, 0) as done, coalesce(contact.missed, 0) as missed
    from ketenveldnorm.trajectory t
    left join lateral (
      select n.region_id, case when n.until_at is null or n.until_at >= $4 then n.phase end as phase
      from ketenveldnorm.tenure n where n.trajectory_id = t.id and n.from_at < $4 order by n.from_at desc limit 1) held on true
    left join lateral (
      select case when s.detail->>'reason' in ('criteriaNotMet', 'regularCareFits', 'otherApproach', 'noConsentNoGround', 'duplicate', 'mistake')
        then s.detail->>'reason' else 'other' end as reason
      from ketenveldnorm.step s where s.trajectory_id = t.id and s.kind = 'declined' and s.at >= $3 and s.at < $4 order by s.id desc limit 1) refused on true
    left join lateral (
      select p.intensity from ketenveldnorm.care_period p
      where p.trajectory_id = t.id and p.from_on < $6::date and (p.until_on is null or p.until_on >= $6::date) order by p.from_on desc limit 1) care on true
    left join lateral (
      select case when bool_or(l.plan is null) then 'unplanned' else 'planned' end as title from ketenveldnorm.legal_title l
      where l.trajectory_id = t.id and l.until_on >= $5::date and l.until_on < $6::date
        and not exists (select from ketenveldnorm.legal_title n where n.trajectory_id = t.id and n.from_on = l.until_on)
      having count(*) > 0) title on true
    left join lateral (
      select count(*) filter (where c.state = 'done') as done, count(*) filter (where c.state = 'missed') as missed
      from ketenveldnorm.contact c where c.trajectory_id = t.id and c.on_day >= $5::date and c.on_day < $6::date) contact on true
    where t.directory_id = $1 and t.reported_at < $4
  )
  insert into ketenveldnorm.key_figure (directory_id, quarter, region_id, kind, count, days, contacts_done, contacts_missed)
  select $1, $2, region_id,
    jsonb_build_object('reported', reported, 'triaged', triaged, 'included', included, 'everIncluded', "everIncluded", 'declined', declined,
      'ended', ended, 'phase', phase, 'term', term, 'intensity', intensity, 'title', title) as kind,
    count(*), coalesce(array_agg(days) filter (where days is not null), '{}'), sum(done), sum(missed)
  from fact group by region_id, kind`;
