import type { Goal, GoalInput } from '@ketenzicht/shared/ketenveldnorm';
import { localDate } from '@ketenzicht/shared/kernel';
import type { TrajectoryAct } from './trajectory.act.js';
import type { Db } from './trajectory.queries.js';
import type { TrajectoryRow } from './trajectory.rows.js';

export interface GoalRow extends Omit<Goal, 'changedOn'> {
  changedAt: Date;
}
export const goalColumns = `x.id, x.area, x.words, x.due_on::text as "dueOn", x.state, x.changed_at as "changedAt", x.version`;
export const toGoal = ({ changedAt, ...goal }: GoalRow): Goal => ({ ...goal, changedOn: localDate(changedAt) });

/** Words still sealed. */
export async function findGoal(tx: Db, id: string): Promise<GoalRow | undefined> {
  const { rows } = await tx.query<GoalRow>(`select ${goalColumns} from ketenveldnorm.goal x where x.id = $1`, [id]);
  return rows[0];
}

type SealedGoal = GoalInput & { id: string };
export const addGoal = ({ tx, at, visit }: TrajectoryAct, row: TrajectoryRow, goal: SealedGoal) =>
  tx.query(
    `insert into ketenveldnorm.goal (organisation_id, trajectory_id, id, area, state, due_on, words, made_at, made_by, changed_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
    [row.organisationId, row.id, goal.id, goal.area, goal.state, goal.dueOn, goal.words, at, visit?.actor.id],
  );

export const changeGoal = ({ tx, at }: TrajectoryAct, goal: SealedGoal) =>
  tx.query(
    `update ketenveldnorm.goal set area = $2, state = $3, due_on = $4, words = $5, changed_at = $6, version = version + 1 where id = $1`,
    [goal.id, goal.area, goal.state, goal.dueOn, goal.words, at],
  );

/** One that stalls is still open. */
export async function countGoals(tx: Db, trajectoryId: string): Promise<{ goalsOpen: number; goalsStalled: number }> {
  const { rows } = await tx.query<{ goalsOpen: number; goalsStalled: number }>(
    `select count(*) filter (where state in ('open', 'stalled'))::int as "goalsOpen", count(*) filter (where state = 'stalled')::int as "goalsStalled"
     from ketenveldnorm.goal where trajectory_id = $1`,
    [trajectoryId],
  );
  return rows[0] ?? { goalsOpen: 0, goalsStalled: 0 };
}
