import { addLocalDays, startOfLocalDay } from '@ketenzicht/shared/kernel';
import { evaluationDays, firstCareDays, titleWarningDays, type BreachKind } from '@ketenzicht/shared/ketenveldnorm';
import type { Db } from './trajectory.queries.js';
import { isOpen } from './trajectory.rows.js';

/** What must never be so, and for whom it was: `since` is the first day on which it was. */
export interface Found {
  kind: BreachKind;
  trajectoryId: string;
  directoryId: string;
  since: string;
}

/** A day, and the moment up to which what was known counts. */
export interface Asked {
  day: string;
  before: Date;
  /** Rights as they are now count only for now. */
  isNow: boolean;
}

/** How it stood when a day of the past was over. */
export const endOf = (day: string): Asked => ({ day, before: startOfLocalDay(addLocalDays(day, 1)), isNow: false });
/** How it stands at this moment; what happened in this very millisecond counts. */
export const asOf = (day: string, at: Date): Asked => ({ day, before: new Date(at.getTime() + 1), isNow: true });

/** Needs the eyes of the clock: with those of a visitor it would say that all is well with whoever they may not see. */
export async function findBreaches(tx: Db, { day, before, isNow }: Asked): Promise<Found[]> {
  const { rows } = await tx.query<Found>(
    `with ${base} ${Object.entries(checks)
      .map(
        ([kind, sql]) =>
          `select '${kind}' as kind, one.id as "trajectoryId", t.directory_id as "directoryId", one.since::text as since from (${sql}) one join ketenveldnorm.trajectory t on t.id = one.id`,
      )
      .join(' union ')} order by kind, "trajectoryId"`,
    [day, before, isNow],
  );
  return rows;
}

/** By register: how many were followed. */
export async function countFollowed(tx: Db, { before }: Asked): Promise<Map<string, number>> {
  const { rows } = await tx.query<{ directoryId: string; followed: number }>(
    `select t.directory_id as "directoryId", count(distinct t.id)::int as followed
     from ketenveldnorm.tenure n join ketenveldnorm.trajectory t on t.id = n.trajectory_id
     where n.phase = 'following' and n.from_at < $1 and (n.until_at is null or n.until_at >= $1) group by 1`,
    [before],
  );
  return new Map(rows.map(({ directoryId, followed }) => [directoryId, followed]));
}

/** Known at the moment: written down before it, and not yet replaced. */
const known = (row: string) => `${row}.from_at < $2 and (${row}.until_at is null or ${row}.until_at >= $2)`;
const wanted = `$1::date`;

/** `stood`: who answered for whom, and what was promised, at that moment. `title` and `care`: the periods that were known then. */
const base = `
  stood as (
    select n.trajectory_id as id, n.owner_id, n.region_id, n.phase, n.interval_days, n.from_at, t.person_id, t.included_on
    from ketenveldnorm.tenure n join ketenveldnorm.trajectory t on t.id = n.trajectory_id where ${known('n')}),
  followed as (
    select s.*, p.trajectory_id is not null as promised, p.next_contact_on, p.last_contact_on, p.regular_end
    from stood s left join ketenveldnorm.promise p on p.trajectory_id = s.id and ${known('p')} where s.phase = 'following'),
  title as (select * from ketenveldnorm.period_past p where p.what = 'title' and ${known('p')}),
  care as (select * from ketenveldnorm.period_past p where p.what = 'care' and ${known('p')})`;

/** In force on the day, or later: what makes an earlier end no end. */
const follows = (row: string) =>
  `exists (select from title n where n.trajectory_id = ${row}.trajectory_id and n.period_id <> ${row}.period_id and n.from_on <= ${row}.until_on
     and coalesce(n.until_on, 'infinity') > ${row}.until_on)`;

/** Each gives `id` and `since`. */
const checks: Readonly<Record<BreachKind, string>> = {
  noOwner: `
    select t.id, coalesce((select max(n.until_at) from ketenveldnorm.tenure n where n.trajectory_id = t.id and n.until_at < $2), t.reported_at)::date as since
    from ketenveldnorm.trajectory t
    where t.reported_at < $2 and not exists (select from stood s where s.id = t.id)
      and (${isOpen} or exists (select from ketenveldnorm.tenure n where n.trajectory_id = t.id and n.until_at >= $2))
    union select s.id, greatest(a.disabled_at, s.from_at)::date from stood s join identity.account a on a.id = s.owner_id where a.disabled_at < $2`,
  twoOwners: `
    select id, max(from_at)::date as since from stood group by id having count(*) > 1
    union select s.id, o.since from stood s join (select person_id, max(from_at)::date as since from stood group by person_id having count(distinct id) > 1) o using (person_id)`,
  noNextContact: `
    select f.id, coalesce(f.last_contact_on, f.included_on, f.from_at::date) as since from followed f
    where case when f.promised
      then f.next_contact_on is null or f.interval_days is null or f.next_contact_on > coalesce(f.last_contact_on, f.included_on) + f.interval_days
      else not exists (select from ketenveldnorm.contact c where c.trajectory_id = f.id and c.made_at < $2 and (c.closed_at is null or c.closed_at >= $2)) end`,
  contactOverdue: `select id, next_contact_on + 1 as since from followed where next_contact_on < ${wanted}`,
  titleWithoutPlan: `
    select f.id, min(i.until_on) - ${titleWarningDays} as since from followed f join title i on i.trajectory_id = f.id
    where i.from_on <= ${wanted} and i.until_on > ${wanted} and i.until_on <= ${wanted} + ${titleWarningDays} and i.plan is null and not ${follows('i')} group by f.id`,
  titleLapsed: `
    select f.id, max(i.until_on) as since from followed f join title i on i.trajectory_id = f.id
    where i.until_on <= ${wanted} and not i.shortened and coalesce(i.plan, 'none') not in ('voluntary', 'noneNeeded') and not ${follows('i')} group by f.id`,
  gapInCare: `
    select f.id, coalesce((select max(c.until_on) from care c where c.trajectory_id = f.id and c.until_on <= ${wanted}), f.included_on) as since from followed f
    where not exists (select from care c where c.trajectory_id = f.id and c.from_on <= ${wanted} and (c.until_on is null or c.until_on > ${wanted}))
      and (f.included_on + ${firstCareDays} < ${wanted} or exists (select from care c where c.trajectory_id = f.id and c.from_on <= ${wanted}))`,
  handoverOverdue: `
    select s.id, h.due_on + 1 as since from stood s join ketenveldnorm.handover h on h.trajectory_id = s.id
    where h.proposed_at < $2 and (h.answered_at is null or h.answered_at >= $2) and h.due_on < ${wanted}`,
  evaluationOverdue: `select id, regular_end + ${evaluationDays} + 1 as since from followed where regular_end + ${evaluationDays} < ${wanted}`,
  // Who had which rights in the past is not kept: for a day of the past, what was found in its night says so.
  orphanedRegion: `
    select s.id, coalesce(r.valid_to, s.from_at)::date as since from stood s left join reference.region r on r.id = s.region_id
    where r.id is null or r.valid_to < $2
      or ($3 and not exists (select from identity.account a where a.role = 'chainDirector' and a.disabled_at is null and s.region_id = any (a.region_ids)))
    union select b.trajectory_id, b.since from ketenveldnorm.breach b join stood s on s.id = b.trajectory_id
    where not $3 and b.kind = 'orphanedRegion' and b.found_at < $2 and (b.cleared_at is null or b.cleared_at >= $2)`,
};
