import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { contactInterval, type LevensloopPlan, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useFault } from '../following.problems.js';
import { useMove } from '../following.queries.js';
import { PlanFields } from './DecideForm.js';
import { listOf } from './fields.js';
import { MoveForm } from './MoveForm.js';

/** A new version, begun with what holds now. */
export function PlanForm({
  of: one,
  plan,
  onDone,
}: {
  of: Trajectory;
  plan: LevensloopPlan | null;
  onDone: () => void;
}) {
  const move = useMove(one, 'plan');
  const fault = useFault(move.error);
  const today = localDate(timeNow());
  const planned = one.nextContactOn !== null && one.nextContactOn >= today ? one.nextContactOn : null;
  const [said, setSaid] = useState({
    interval: String(plan?.intervalDays ?? contactInterval.usual),
    next: planned ?? addLocalDays(today, 7),
    agreedWith: plan?.agreedWith.join(', ') ?? '',
    plan: plan?.words ?? '',
  });
  const body = () => ({
    intervalDays: Number(said.interval),
    agreedWith: listOf(said.agreedWith),
    words: said.plan,
    nextContactOn: said.next,
  });
  return (
    <MoveForm of="plan" move={move} body={body} onDone={onDone}>
      <PlanFields said={said} change={(part) => setSaid({ ...said, ...part })} fault={fault} />
    </MoveForm>
  );
}
