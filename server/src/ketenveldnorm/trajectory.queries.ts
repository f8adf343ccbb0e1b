import { RuleError, type Actor } from '@ketenzicht/shared/kernel';
import type { Tx } from '../platform/database/work.js';
import { mayList, trajectoryColumns, type TrajectoryRow } from './trajectory.rows.js';

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
