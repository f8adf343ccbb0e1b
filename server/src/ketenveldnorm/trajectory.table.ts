import { must } from '@ketenzicht/shared/kernel';
import { criteria, type Checklist, type PlanInput } from '@ketenzicht/shared/ketenveldnorm';
import type { TrajectoryAct } from './trajectory.act.js';
import type { TrajectoryRow } from './trajectory.rows.js';

/** Answers are codes; their reasons are words about a person. */
export async function weigh(act: TrajectoryAct, row: TrajectoryRow, checklist: Checklist): Promise<void> {
  const pick = (key: 'answer' | 'words') =>
    JSON.stringify(Object.fromEntries(criteria.map((one) => [one, checklist[one][key]])));
  await act.tx.query(
    `insert into ketenveldnorm.weighing (organisation_id, trajectory_id, answers, words, made_at, made_by) values ($1, $2, $3, $4, $5, $6)`,
    [
      row.organisationId,
      row.id,
      pick('answer'),
      await act.seal(row, 'ketenveldnorm.weighing.words', pick('words')),
      act.at,
      act.visit?.actor.id,
    ],
  );
}

/** Who sat at the inclusion table, and who directs from there on. */
export const sit = (
  act: TrajectoryAct,
  row: TrajectoryRow,
  at: { present: readonly string[]; directors: readonly object[] },
) =>
  act.tx.query('update ketenveldnorm.weighing set present = $2, directors = $3 where trajectory_id = $1', [
    row.id,
    at.present,
    JSON.stringify(at.directors),
  ]);

/** The next version; gives its number. */
export async function insertPlan(
  act: TrajectoryAct,
  row: TrajectoryRow,
  plan: Omit<PlanInput, 'nextContactOn'> & { from: string },
): Promise<number> {
  const { rows } = await act.tx.query<{ version: number }>(
    `insert into ketenveldnorm.plan (organisation_id, trajectory_id, version, from_on, interval_days, agreed_with, words, made_at, made_by)
     select $1, $2, coalesce(max(version), 0) + 1, $3, $4, $5, $6, $7, $8 from ketenveldnorm.plan where trajectory_id = $2 returning version`,
    [
      row.organisationId,
      row.id,
      plan.from,
      plan.intervalDays,
      plan.agreedWith,
      await act.seal(row, 'ketenveldnorm.plan.words', plan.words),
      act.at,
      act.visit?.actor.id,
    ],
  );
  return must(rows[0], 'the plan that was just made').version;
}
