import type { Caseload, DeskCard, DeskLine, DeskScope } from '@ketenzicht/shared/ketenveldnorm';
import { addLocalDays, type Actor } from '@ketenzicht/shared/kernel';
import type { Db } from './trajectory.queries.js';
import { isOpen, mayList, takesPart, trajectoryColumns, type TrajectoryRow } from './trajectory.rows.js';

/** What the desk weighs, of everybody in a scope; the whole card is read of those who are shown. */
export type WeighedRow = DeskCard & { id: string };

/** Each arm has an index of its own: the policies stand before whatever else is asked. Whoever takes part is of any region and organisation. */
const mine = `(t.owner_id = $1 or t.to_owner_id = $1 or ${takesPart('$1')} or (t.region_id = any ($2::text[]) and t.end_proposed_by is not null and t.end_proposed_by <> $1))`;
const ofRegions = `(t.region_id = any ($1::text[]) or t.to_region_id = any ($1::text[]))`;
const ofOrganisation = `(t.organisation_id = $1 or t.lead_provider_id = $1)`;

const scoped = (actor: Actor) =>
  actor.role === 'chainDirector'
    ? { where: ofRegions, whose: [actor.regionIds] }
    : { where: ofOrganisation, whose: [actor.organisationId] };

export async function weighedIn(tx: Db, actor: Actor, scope: DeskScope): Promise<WeighedRow[]> {
  const { where, whose } = scope === 'mine' ? { where: mine, whose: [actor.id, actor.regionIds] } : scoped(actor);
  const { rows } = await tx.query<WeighedRow>(
    `select t.id, t.reference, t.phase, t.table_on::text as "tableOn", t.next_contact_on::text as "nextContactOn", t.title_ends_on::text as "titleEndsOn",
       t.title_planned as "titlePlanned", t.unpaid_from::text as "unpaidFrom", t.goals_stalled as "goalsStalled", t.regular_end::text as "regularEnd",
       case when t.end_proposed_by is not null then jsonb_build_object('byId', t.end_proposed_by, 'ground', t.end_proposed_ground, 'on', t.end_proposed_on) end as "endProposed",
       case when t.handover_id is not null then jsonb_build_object('id', t.handover_id, 'ownerId', t.to_owner_id, 'regionId', t.to_region_id, 'dueOn', t.handover_due) end as "handoverTo"
     from ketenveldnorm.trajectory t where ${isOpen} and ${where}`,
    whose,
  );
  return rows;
}

/** By id. The database shows only what concerns somebody; our own policy says the same, once more. */
export async function cardsOf(tx: Db, actor: Actor, ids: readonly string[]): Promise<Map<string, TrajectoryRow>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<TrajectoryRow>(
    `select ${trajectoryColumns} from ketenveldnorm.trajectory t where t.id = any ($1::uuid[])`,
    [ids],
  );
  return new Map(rows.filter((row) => mayList(actor, row)).map((row) => [row.id, row]));
}

/** By trajectory; the database shows the contacts of an opened file only. */
export async function plannedOf(tx: Db, ids: readonly string[]): Promise<Map<string, DeskLine['planned']>> {
  if (ids.length === 0) return new Map();
  const { rows } = await tx.query<{ id: string; planned: DeskLine['planned'] }>(
    `select c.trajectory_id as id, jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'on', c.on_day) order by c.on_day, c.id) as planned
     from ketenveldnorm.contact c where c.trajectory_id = any ($1::uuid[]) and c.state = 'planned' group by c.trajectory_id`,
    [ids],
  );
  return new Map(rows.map(({ id, planned }) => [id, planned]));
}

/** How many each follows, of the own regions or organisation, by whoever has the most to do this week. */
export async function workloadOf(tx: Db, actor: Actor, today: string): Promise<Caseload['workload']> {
  const { where, whose } = scoped(actor);
  const { rows } = await tx.query<Caseload['workload'][number]>(
    `select a.id, a.name, w.following, w.overdue, w."thisWeek" from (
       select t.owner_id, count(*)::int as following, count(*) filter (where t.next_contact_on < $2)::int as overdue,
         count(*) filter (where t.next_contact_on between $2 and $3)::int as "thisWeek"
       from ketenveldnorm.trajectory t where ${isOpen} and ${where} group by t.owner_id) w
     join identity.account a on a.id = w.owner_id order by w.overdue + w."thisWeek" desc, w.following desc, a.name, a.id`,
    [...whose, today, addLocalDays(today, 6)],
  );
  return rows;
}

/** Held until the transaction ends, always in the same order: two who plan for the same people do not wait for each other for ever. */
export async function lockAll(tx: Db, ids: readonly string[]): Promise<void> {
  await tx.query('select from ketenveldnorm.trajectory where id = any ($1::uuid[]) order by id for update', [ids]);
}

export async function plannedBefore(tx: Db, contactIds: readonly string[]): Promise<number> {
  const { rowCount } = await tx.query('select from ketenveldnorm.contact where id = any ($1::uuid[])', [contactIds]);
  return rowCount ?? 0;
}

export interface NewContact {
  id: string;
  kind: string;
  on: string;
  at: Date;
  by: string;
}

export async function insertContact(tx: Db, { organisationId, id: trajectoryId }: TrajectoryRow, contact: NewContact) {
  await tx.query(
    `insert into ketenveldnorm.contact (organisation_id, trajectory_id, id, kind, state, on_day, made_at, made_by) values ($1, $2, $3, $4, 'planned', $5, $6, $7)`,
    [organisationId, trajectoryId, contact.id, contact.kind, contact.on, contact.at, contact.by],
  );
}
