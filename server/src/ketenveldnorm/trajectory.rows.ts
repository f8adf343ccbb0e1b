import type { Actor } from '@ketenzicht/shared/kernel';
import {
  mayListTrajectory,
  mayMoveTrajectory,
  mayWriteTrajectory,
  openPhases,
  type Trajectory,
  type TrajectoryParties,
} from '@ketenzicht/shared/ketenveldnorm';

export interface Staff {
  id: string;
  name: string;
  role: string;
  organisationName: string | null;
}

/** As PostgreSQL gives it: instants as Date, days as text. */
export interface TrajectoryRow {
  organisationId: string;
  id: string;
  personId: string;
  directoryId: string;
  reference: string;
  regionId: string;
  providerId: string | null;
  phase: Trajectory['phase'];
  ownerId: string;
  partyIds: string[];
  reportedAt: Date;
  reportedBy: string;
  tableOn: string | null;
  includedOn: string | null;
  term: number;
  regularEnd: string | null;
  intervalDays: number | null;
  nextContactOn: string | null;
  lastContactOn: string | null;
  titleEndsOn: string | null;
  titleKind: string | null;
  titlePlanned: boolean;
  unpaidFrom: string | null;
  goalsOpen: number;
  goalsStalled: number;
  endProposedBy: string | null;
  endProposedOn: string | null;
  endProposedGround: Trajectory['endGround'];
  endAgreedBy: string | null;
  endedOn: string | null;
  endGround: Trajectory['endGround'];
  aftercareOn: string | null;
  aftercareBy: string | null;
  handoverId: string | null;
  toOwnerId: string | null;
  toRegionId: string | null;
  handoverDue: string | null;
  version: number;
  owner: Staff;
  /** By a relation or an emergency of who asks, apart from owning or taking part. */
  relates: boolean;
}

/** Every column that an act may change, by the name it has in the row. */
export const changeable = {
  regionId: 'region_id',
  providerId: 'lead_provider_id',
  phase: 'phase',
  ownerId: 'owner_id',
  partyIds: 'party_ids',
  tableOn: 'table_on',
  includedOn: 'included_on',
  term: 'term',
  regularEnd: 'regular_end',
  intervalDays: 'interval_days',
  nextContactOn: 'next_contact_on',
  lastContactOn: 'last_contact_on',
  titleEndsOn: 'title_ends_on',
  titleKind: 'title_kind',
  titlePlanned: 'title_planned',
  unpaidFrom: 'unpaid_from',
  goalsOpen: 'goals_open',
  goalsStalled: 'goals_stalled',
  endProposedBy: 'end_proposed_by',
  endProposedOn: 'end_proposed_on',
  endProposedGround: 'end_proposed_ground',
  endAgreedBy: 'end_agreed_by',
  endedOn: 'ended_on',
  endGround: 'end_ground',
  aftercareOn: 'aftercare_on',
  aftercareBy: 'aftercare_by',
  handoverId: 'handover_id',
  toOwnerId: 'to_owner_id',
  toRegionId: 'to_region_id',
  handoverDue: 'handover_due',
} as const satisfies Partial<Record<keyof TrajectoryRow, string>>;
export type TrajectoryChange = Partial<Pick<TrajectoryRow, keyof typeof changeable>>;

/** Of `identity.account a`. */
export const staffJson = (id: string): string =>
  `(select jsonb_build_object('id', a.id, 'name', a.name, 'role', a.role, 'organisationName', (select p.name from reference.provider p where p.id = a.organisation_id))
    from identity.account a where a.id = ${id})`;

const days = new Set([
  'tableOn',
  'includedOn',
  'regularEnd',
  'nextContactOn',
  'lastContactOn',
  'titleEndsOn',
  'unpaidFrom',
  'endProposedOn',
  'endedOn',
  'aftercareOn',
  'handoverDue',
]);
/** Of `ketenveldnorm.trajectory t`: this account, who asks, takes part. The table beside it is found by an index; who still does stands in the trajectory alone. */
export const takesPart = (account: string): string =>
  `(t.id = any ((select array(select p.trajectory_id from ketenveldnorm.taking_part p where p.account_id = ${account}))::uuid[]) and ${account} = any (t.party_ids))`;
/** Of `ketenveldnorm.trajectory t`: somebody answers for it. */
export const isOpen = `t.phase in (${openPhases.map((phase) => `'${phase}'`).join()})`;
/** Of `ketenveldnorm.trajectory t`. */
export const trajectoryColumns = `t.organisation_id as "organisationId", t.id, t.person_id as "personId", t.directory_id as "directoryId", t.reference,
  ${Object.entries(changeable)
    .map(([name, column]) => `t.${column}${days.has(name) ? '::text' : ''} as "${name}"`)
    .join(', ')},
  t.reported_at as "reportedAt", t.reported_by as "reportedBy", t.version, ${staffJson('t.owner_id')} as owner,
  ketenveldnorm.relates(t.organisation_id, t.person_id) as relates`;

export const partiesOf = (row: TrajectoryRow): TrajectoryParties => row;
export const opens = (actor: Actor, row: TrajectoryRow): boolean =>
  row.relates || actor.role === 'privacyOfficer' || actor.id === row.ownerId || row.partyIds.includes(actor.id);
export const mayList = (actor: Actor, row: TrajectoryRow): boolean =>
  row.relates || mayListTrajectory(actor, partiesOf(row));

export const toTrajectory = (row: TrajectoryRow, actor: Actor): Trajectory => ({
  id: row.id,
  reference: row.reference,
  version: row.version,
  personId: row.personId,
  organisationId: row.organisationId,
  providerId: row.providerId,
  regionId: row.regionId,
  phase: row.phase,
  owner: row.owner,
  reportedOn: row.reportedAt.toISOString(),
  tableOn: row.tableOn,
  includedOn: row.includedOn,
  term: row.term,
  regularEnd: row.regularEnd,
  nextContactOn: row.nextContactOn,
  lastContactOn: row.lastContactOn,
  intervalDays: row.intervalDays,
  titleEndsOn: row.titleEndsOn,
  titleKind: row.titleKind,
  titlePlanned: row.titlePlanned,
  unpaidFrom: row.unpaidFrom,
  goalsOpen: row.goalsOpen,
  goalsStalled: row.goalsStalled,
  endProposed:
    row.endProposedBy && row.endProposedOn && row.endProposedGround && row.phase !== 'ended'
      ? { ground: row.endProposedGround, on: row.endProposedOn, byId: row.endProposedBy }
      : null,
  endedOn: row.endedOn,
  endGround: row.endGround,
  aftercare: row.aftercareOn && row.aftercareBy ? { on: row.aftercareOn, by: row.aftercareBy } : null,
  handoverTo:
    row.handoverId && row.toOwnerId && row.toRegionId && row.handoverDue
      ? { id: row.handoverId, ownerId: row.toOwnerId, regionId: row.toRegionId, dueOn: row.handoverDue }
      : null,
  opens: opens(actor, row),
  mayAct: mayMoveTrajectory(actor, partiesOf(row)) || mayWriteTrajectory(actor, partiesOf(row)),
});
