import type { TrajectoryAct } from './trajectory.act.js';
import { findTrajectory, type Db } from './trajectory.queries.js';
import { isOpen, type TrajectoryChange, type TrajectoryRow } from './trajectory.rows.js';
import { noHandover, withdrawHandover } from './trajectory.writes.js';

/** Of `identity.account a`. */
const works = `a.disabled_at is null and a.role in ('chainDirector', 'provider')`;

/** Whoever is followed by an account that ended, or was to be taken over by one. */
export async function ownerless(tx: Db): Promise<string[]> {
  const { rows } = await tx.query<{ id: string }>(
    `select t.id from identity.account a join ketenveldnorm.trajectory t on t.owner_id = a.id and ${isOpen} where not (${works})
     union select t.id from ketenveldnorm.trajectory t join identity.account a on a.id = t.to_owner_id where ${isOpen} and not (${works}) limit 200`,
  );
  return rows.map(({ id }) => id);
}

/** To the director of the region who follows the fewest; where a region has none, to the one of the register who does. True when something changed. */
export async function settleOwner(act: TrajectoryAct, id: string): Promise<boolean> {
  const { tx } = act;
  const { rowCount } = await tx.query(
    `select from ketenveldnorm.trajectory t where id = $1 and ${isOpen} for update skip locked`,
    [id],
  );
  const row = rowCount === 1 ? await findTrajectory(tx, id) : undefined;
  if (!row) return false;
  const stands = await withdrawFromEnded(act, row);
  const settled = (await isAtWork(tx, stands.ownerId)) ? stands : await own(act, stands);
  if (settled === row) return false;
  act.note(settled, 'U');
  return true;
}

const isAtWork = async (tx: Db, id: string): Promise<boolean> =>
  (await tx.query(`select from identity.account a where a.id = $1 and ${works}`, [id])).rowCount === 1;

/** Whoever was asked to take over is gone: nobody waits for an answer that cannot come. */
async function withdrawFromEnded(act: TrajectoryAct, row: TrajectoryRow): Promise<TrajectoryRow> {
  const { handoverId, toOwnerId } = row;
  if (handoverId === null || toOwnerId === null || (await isAtWork(act.tx, toOwnerId))) return row;
  await withdrawHandover(act, row);
  await act.step(row, 'handoverWithdrawn', { handover: handoverId, to: toOwnerId });
  const partyIds = row.partyIds.filter((one) => one !== toOwnerId);
  return act.save(row, { ...noHandover, partyIds });
}

async function own(act: TrajectoryAct, row: TrajectoryRow): Promise<TrajectoryRow> {
  const ownerId = await fewest(act.tx, row);
  if (ownerId === undefined) return row;
  await act.step(row, 'owned', { before: row.ownerId, owner: ownerId });
  const change: TrajectoryChange = { ownerId, partyIds: row.partyIds.filter((one) => one !== row.ownerId) };
  // To whom it was offered became its owner: there is nothing left to answer.
  if (row.handoverId !== null && row.toOwnerId === ownerId && row.toRegionId === row.regionId) {
    await withdrawHandover(act, row);
    Object.assign(change, noHandover);
  }
  return act.save(row, change);
}

async function fewest(tx: Db, { directoryId, regionId }: TrajectoryRow): Promise<string | undefined> {
  const { rows } = await tx.query<{ id: string }>(
    `select a.id from identity.account a
     where a.disabled_at is null and a.role = 'chainDirector'
       and exists (select from reference.region r where r.directory_id = $1 and r.id = any (a.region_ids))
     order by $2 = any (a.region_ids) desc, (select count(*) from ketenveldnorm.trajectory t where t.owner_id = a.id and ${isOpen}), a.id limit 1`,
    [directoryId, regionId],
  );
  return rows[0]?.id;
}
