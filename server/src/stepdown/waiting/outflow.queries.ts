import type { OutflowFact, OutflowSum, Tariff } from '@ketenzicht/shared/stepdown';
import type pg from 'pg';
import type { Tx } from '../../platform/database/work.js';

type Db = Pick<pg.Pool | Tx, 'query'>;

/** Whose days: of a register, and of one organisation or some regions of it. */
export interface Scope {
  directoryId: string;
  providerId: string | null;
  regionIds: readonly string[] | null;
}
/** Dutch calendar days; `until` does not count. */
export interface Nights {
  from: string;
  until: string;
}
/** In which months a ward counts from persons. */
export type ByPersons = readonly { unitId: string; months: readonly string[] }[];

const valuesOf = ({ from, until }: Nights, { directoryId, providerId, regionIds }: Scope) => [
  directoryId,
  from,
  until,
  providerId,
  regionIds,
];

/** Every night of everybody, in pieces: by wait, by what was said of it, and by month. `$1` to `$5`. */
const personPieces = `
  chosen as materialized (
    select w.id, w.unit_id, w.region_id, coalesce(u.security_level, '') as level, u.setting, w.ready_since, w.ended_on
    from stepdown.wait w join reference.ward u on u.provider_id = w.provider_id and u.id = w.unit_id
    where w.directory_id = $1 and w.state <> 'mistake' and daterange(w.ready_since, w.ended_on) && daterange($2::date, $3::date)
      and ($4::uuid is null or w.provider_id = $4) and ($5::text[] is null or w.region_id = any ($5))),
  said as materialized (
    select wait_id, waits_for, payer, municipality, from_on, lead(from_on) over said as next_from, lead(id) over said is not null as has_next
    from stepdown.wait_said window said as (partition by wait_id order by id)),
  stretch as materialized (
    select * from (
      select c.id, c.unit_id, c.region_id, c.level, c.setting, s.waits_for as cause, s.payer, s.municipality,
        greatest(coalesce(s.from_on, c.ready_since), c.ready_since, $2::date) as lo,
        least(case when s.has_next then coalesce(s.next_from, c.ready_since) end, c.ended_on, $3::date) as hi
      from chosen c join said s on s.wait_id = c.id) e where lo < hi),
  months as (
    select *, generate_series((extract(year from lo) * 12 + extract(month from lo))::int - 1, (extract(year from hi - 1) * 12 + extract(month from hi - 1))::int - 1) as at
    from stretch),
  pieces as materialized (
    select id, unit_id, region_id, level, setting, cause, payer, municipality, lo, month, least(hi, (month + interval '1 month')::date) - greatest(lo, month) as days
    from (select *, make_date(at / 12, at % 12 + 1, 1) as month from months) m)`;

/** What a day costs in a month: by the level, else by the setting, else by what holds for any ward. */
const priced = `
  price as (
    select k.month, k.level, k.setting, (
      select t.day_cents from stepdown.tariff t
      where t.from_on <= k.month and (t.until_on is null or t.until_on > k.month)
        and (t.security_level = nullif(k.level, '') or t.setting = k.setting or (t.security_level is null and t.setting is null))
      order by t.security_level is null, t.setting is null limit 1) as cents
    from (select distinct month, level, setting from pieces) k)`;
const withPrice = `join price on price.month = p.month and price.level = p.level and price.setting = p.setting`;

const dimensions = `
  case when grouping(month) = 0 then 'month' when grouping(cause) = 0 then 'cause' when grouping(payer) = 0 then 'payer'
    when grouping(region_id) = 0 then 'region' when grouping(municipality) = 0 then 'municipality' else 'total' end as "by",
  case when grouping(month) = 0 then to_char(month, 'YYYY-MM') when grouping(cause) = 0 then cause when grouping(payer) = 0 then payer
    when grouping(region_id) = 0 then region_id when grouping(municipality) = 0 then municipality end as name`;
const sets = `grouping sets ((), (month), (cause), (payer), (region_id), (municipality))`;
const amounts = `sum(days)::float8 as days, coalesce(sum(days * cents), 0)::float8 as cents, coalesce(sum(days) filter (where cents is null), 0)::float8 as "unpricedDays"`;

/** Nights lost by everybody who was registered, by one dimension at a time; and which wards that were, in which months. */
export async function personSums(
  db: Db,
  nights: Nights,
  scope: Scope,
): Promise<{ sums: OutflowSum[]; wards: ByPersons }> {
  await hashed(db);
  const { rows } = await db.query<OutflowSum & { wards: ByPersons | null }>(
    `with ${personPieces}, ${priced},
     summed as (
       select p.month, p.cause, p.payer, p.region_id, p.municipality, price.cents, sum(p.days) as days
       from pieces p ${withPrice} group by 1, 2, 3, 4, 5, 6),
     sums as (select ${dimensions}, ${amounts} from summed group by ${sets}),
     people as (
       select 'total' as "by", null as name, count(distinct id) as persons from stretch
       union all select 'month', to_char(month, 'YYYY-MM'), count(*) from (select distinct month, id from pieces) d group by 2
       union all select 'cause', cause, count(*) from (select distinct cause, id from stretch) d group by 2
       union all select 'payer', payer, count(*) from (select distinct payer, id from stretch) d group by 2
       union all select 'region', region_id, count(*) from (select distinct region_id, id from stretch) d group by 2
       union all select 'municipality', municipality, count(*) from (select distinct municipality, id from stretch) d group by 2)
     select s.*, p.persons::int, case when s.by = 'total' then (
         select jsonb_agg(jsonb_build_object('unitId', unit_id, 'months', months))
         from (select unit_id, array_agg(to_char(month, 'YYYY-MM-DD')) as months from (select distinct unit_id, month from pieces) d group by 1) u) end as wards
     from sums s join people p on p.by = s.by and coalesce(p.name, '') = coalesce(s.name, '')`,
    valuesOf(nights, scope),
  );
  const wards = rows.find(({ by }) => by === 'total')?.wards ?? [];
  return { sums: rows.filter(({ days }) => days !== null), wards };
}

/**
 * Until the end of the transaction. Behind the policies the planner expects a handful of rows where there are thousands, and would go through all that was
 * said once for each of them.
 */
const hashed = (db: Db) =>
  db.query(`select set_config('enable_nestloop', 'off', true), set_config('work_mem', '32MB', true)`);

/**
 * The same from what wards said in numbers, while that was a fact; not of a ward in a month in which it counts from persons. `$1` to `$5`, and `$6`, `$7` those
 * wards and months side by side. Of some it is not known what they wait for.
 */
const countPieces = `
  held as (
    select r.unit_id, r.ready, r.causes, (r.observed_at at time zone 'Europe/Amsterdam')::date as on_day,
      least((r.valid_until at time zone 'Europe/Amsterdam')::date, (lead(r.observed_at) over (partition by r.unit_id order by r.version) at time zone 'Europe/Amsterdam')::date) as off_day
    from capacity.ready_count r where r.observed_at > $2::date - interval '10 days' and r.observed_at < $3::date),
  counted as (
    select h.unit_id, u.region_id, coalesce(u.security_level, '') as level, u.setting, s.month::date as month, h.ready, h.causes,
      least(h.off_day, $3::date, (s.month + interval '1 month')::date) - greatest(h.on_day, $2::date, s.month::date) as nights
    from held h join reference.ward_in_region u on u.id = h.unit_id
    cross join lateral generate_series(date_trunc('month', greatest(h.on_day, $2::date)::timestamp), least(h.off_day, $3::date) - 1, interval '1 month') s (month)
    where h.ready > 0 and u.directory_id = $1 and ($4::uuid is null or u.provider_id = $4) and ($5::text[] is null or u.region_id = any ($5))
      and not exists (select from unnest($6::uuid[], $7::date[]) x (unit_id, month) where x.unit_id = h.unit_id and x.month = s.month::date)),
  pieces as materialized (
    select c.unit_id, c.region_id, c.level, c.setting, c.month, e.cause, e.many, e.many * c.nights as days
    from counted c cross join lateral (
      select cause, many::int from jsonb_each_text(c.causes) k (cause, many)
      union all select null, c.ready - coalesce((select sum(many::int) from jsonb_each_text(c.causes) k (cause, many)), 0)::int) e
    where c.nights > 0 and e.many > 0)`;

const pairsOf = (wards: ByPersons): [string[], string[]] => [
  wards.flatMap(({ unitId, months }) => months.map(() => unitId)),
  wards.flatMap(({ months }) => months),
];

/** How many people those were cannot be known from counts: none are added. */
export async function countSums(
  db: Db,
  nights: Nights,
  scope: Scope,
  wards: ByPersons,
): Promise<{ sums: OutflowSum[]; wards: number }> {
  const { rows } = await db.query<OutflowSum & { wards: number }>(
    `with ${countPieces}, ${priced},
     summed as (
       select p.month, p.cause, null::text as payer, p.region_id, null::text as municipality, price.cents, sum(p.days) as days
       from pieces p ${withPrice} group by 1, 2, 4, 6)
     select ${dimensions}, ${amounts}, 0 as persons, (select count(distinct unit_id) from pieces)::int as wards from summed group by ${sets}`,
    [...valuesOf(nights, scope), ...pairsOf(wards)],
  );
  return { sums: rows.filter(({ days }) => days !== null), wards: rows[0]?.wards ?? 0 };
}

/** Everybody who was registered, once each, as they stood last in these nights. */
export async function personFacts(db: Db, nights: Nights, scope: Scope): Promise<OutflowFact[]> {
  await hashed(db);
  const { rows } = await db.query<OutflowFact>(
    `with ${personPieces}, ${priced}
     select (array_agg(p.cause order by p.lo desc))[1] as cause, (array_agg(p.payer order by p.lo desc))[1] as payer, p.region_id as "regionId", 1 as persons,
       sum(p.days)::int as days, coalesce(sum(p.days * price.cents), 0)::float8 as cents
     from pieces p ${withPrice} group by p.id, p.region_id`,
    valuesOf(nights, scope),
  );
  return rows;
}

/** Of each ward that counted, and each cause: the most that it said at once. */
export async function countFacts(db: Db, nights: Nights, scope: Scope, wards: ByPersons): Promise<OutflowFact[]> {
  const { rows } = await db.query<OutflowFact>(
    `with ${countPieces}, ${priced}
     select coalesce(p.cause, 'unknown') as cause, 'unknown' as payer, p.region_id as "regionId", max(p.many)::int as persons,
       sum(p.days)::int as days, coalesce(sum(p.days * price.cents), 0)::float8 as cents
     from pieces p ${withPrice} group by p.unit_id, p.cause, p.region_id`,
    [...valuesOf(nights, scope), ...pairsOf(wards)],
  );
  return rows;
}

/** What days of this period are priced with. */
export async function tariffsIn(db: Db, { from, until }: Nights): Promise<Tariff[]> {
  const { rows } = await db.query<Tariff>(
    `select security_level as "securityLevel", setting, from_on::text as "from", until_on::text as "until", day_cents::int as "dayCents", assumed, source
     from stepdown.tariff where from_on < $2::date and (until_on is null or until_on > $1::date)
     order by security_level is null, security_level desc, setting is null, setting, from_on`,
    [from, until],
  );
  return rows;
}
