import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import type { TrajectoryFind } from '@ketenzicht/shared/ketenveldnorm';
import type { Tx } from '../platform/database/work.js';
import { isOpen, mayList, takesPart, trajectoryColumns, type TrajectoryRow } from './trajectory.rows.js';

export type Db = Pick<Tx, 'query'>;

/** Same answer for "not yours" and "not there". */
export const unknownTrajectory = () =>
  new RuleError('trajectory.unknown', 'There is nobody followed here that you may see.');

export async function findTrajectory(tx: Db, id: string): Promise<TrajectoryRow | undefined> {
  const { rows } = await tx.query<TrajectoryRow>(
    `select ${trajectoryColumns} from ketenveldnorm.trajectory t where t.id = $1`,
    [id],
  );
  return rows[0];
}

/** Throws `trajectory.unknown`. The database shows only what concerns somebody; our own policy says the same, once more. */
export async function readTrajectory(tx: Db, actor: Actor, id: string): Promise<TrajectoryRow> {
  const row = await findTrajectory(tx, id);
  if (!row || !mayList(actor, row)) throw unknownTrajectory();
  return row;
}

/** Held until the transaction ends: the first lock of whatever touches somebody who is followed. */
export async function lockTrajectory(tx: Db, actor: Actor, id: string): Promise<TrajectoryRow> {
  await tx.query('select from ketenveldnorm.trajectory where id = $1 for update', [id]);
  return readTrajectory(tx, actor, id);
}

/** The one that is going on for this person; the database allows no second. */
export async function openOf(tx: Db, personId: string): Promise<TrajectoryRow | undefined> {
  const { rows } = await tx.query<TrajectoryRow>(
    `select ${trajectoryColumns} from ketenveldnorm.trajectory t where t.person_id = $1 and ${isOpen}`,
    [personId],
  );
  return rows[0];
}

const columnOf = { reference: 'reference', personId: 'person_id', trajectoryId: 'id' } as const;

/** By a reference, a person or itself; what is going on first. */
export async function trajectoriesBy(tx: Db, asked: TrajectoryFind): Promise<TrajectoryRow[]> {
  const [by, value] = Object.entries(asked)[0] as [keyof typeof columnOf, string];
  const { rows } = await tx.query<TrajectoryRow>(
    `select ${trajectoryColumns} from ketenveldnorm.trajectory t where t.${columnOf[by]} = $1 order by ${isOpen} desc, t.reported_at desc limit 10`,
    [value],
  );
  return rows;
}

/** A desk of more than this is no desk. */
const mostCards = 1_000;

/** The most pressing contact on top. Asked by what has an index before the policy is asked of each row. */
export async function listTrajectories(
  tx: Db,
  actor: Actor,
  { phase, mine = false }: { phase: string; mine?: boolean | undefined },
): Promise<TrajectoryRow[]> {
  const regions = actor.role === 'chainDirector' ? actor.regionIds : [];
  const organisation = actor.role === 'provider' ? actor.organisationId : null;
  const { rows } = await tx.query<TrajectoryRow>(
    `select ${trajectoryColumns} from ketenveldnorm.trajectory t
     where ($1 = 'all' or ($1 = 'open' and ${isOpen}) or t.phase = $1) and (not $2 or t.owner_id = $3 or ${takesPart('$3')})
       and (t.owner_id = $3 or ${takesPart('$3')} or t.region_id = any ($4) or t.to_region_id = any ($4)
         or t.organisation_id = $5 or t.lead_provider_id = $5
         or t.person_id in (select r.person_id from care.care_relation r where r.account_id = $3 and r.ended_at is null)
         or t.person_id in (select b.person_id from audit.break_glass b where b.account_id = $3 and b.until_at > now()))
     order by t.next_contact_on, t.reported_at, t.id limit ${mostCards}`,
    [phase, mine, actor.id, regions, organisation],
  );
  return rows;
}
