import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { localDate, must } from '@ketenzicht/shared/kernel';
import { ensureDated, type Goal, type GoalInput } from '@ketenzicht/shared/ketenveldnorm';
import type { Visit } from '../platform/auth/visit.js';
import { ensureSeen } from '../platform/http/version-header.js';
import { addGoal, changeGoal, countGoals, findGoal, toGoal } from './goal.queries.js';
import { OpenFile } from './open-file.js';
import type { TrajectoryAct } from './trajectory.act.js';
import type { TrajectoryRow } from './trajectory.rows.js';

const segment = 'goals';
const column = 'ketenveldnorm.goal.words';

/** What the plan wants to reach. Two who change one goal at once: the second sees what the first made of it. */
@Injectable()
export class GoalService {
  constructor(private readonly file: OpenFile) {}

  add(visit: Visit, id: string, input: GoalInput): Promise<Goal> {
    ensureDated(input.dueOn, localDate(visit.at));
    return this.file.write(visit, { id, segment }, async (row, act) => {
      const goal = { ...input, id: randomUUID(), words: await act.seal(row, column, input.words) };
      await addGoal(act, row, goal);
      return settle(act, row, goal.id, input);
    });
  }

  change(visit: Visit, { id, seen }: { id: string; seen: number }, input: GoalInput): Promise<Goal> {
    return this.file.writePart(visit, 'goal', { id, segment }, async (row, act) => {
      const goal = must(await findGoal(act.tx, id), 'the goal just found');
      ensureSeen(seen, goal.version);
      if (input.dueOn !== goal.dueOn) ensureDated(input.dueOn, localDate(act.at));
      await changeGoal(act, { ...input, id, words: await act.seal(row, column, input.words) });
      return settle(act, row, id, input);
    });
  }
}

/** The card counts what is open and what stalls. */
async function settle(act: TrajectoryAct, row: TrajectoryRow, id: string, { area, state, words }: GoalInput) {
  const counts = await countGoals(act.tx, row.id);
  if (counts.goalsOpen === row.goalsOpen && counts.goalsStalled === row.goalsStalled) act.ring(row);
  else await act.save(row, counts);
  await act.step(row, 'goalSet', { goal: id, area, state });
  return { ...toGoal(must(await findGoal(act.tx, id), 'the goal just written down')), words };
}
