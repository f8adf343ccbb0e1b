import type { Actor } from '../kernel/actor.js';
import { RuleError, type Fault } from '../kernel/rule-error.js';
import type { ProgrammeInput, ProgrammeStepInput } from './programme.contract.js';
import type { ProgrammeState } from './programme.terms.js';

/** Done beats everything; what has a reason to stall stalls; what should have been done is late. */
export function stateOf(
  { doneOn, plannedOn, stall }: Pick<ProgrammeStepInput, 'doneOn' | 'plannedOn' | 'stall'>,
  today: string,
): ProgrammeState {
  if (doneOn !== null) return 'done';
  if (stall !== null) return 'stalled';
  if (plannedOn === null) return 'open';
  return plannedOn < today ? 'late' : 'planned';
}

/** Throws `input.invalid` with every fault: a day to come is no day on which it was done, and what is done does not stall. */
export function checkProgramme({ steps, startedOn }: ProgrammeInput, today: string): void {
  const faults: Fault[] = steps.flatMap(({ step, doneOn, stall }, at) => [
    ...(doneOn !== null && doneOn > today
      ? [fault(`/steps/${at}/doneOn`, 'programme.future', 'This day is still to come. Say when it is planned instead.')]
      : []),
    ...(doneOn !== null && stall !== null
      ? [fault(`/steps/${at}/stall`, 'programme.done_stalls', 'What is done does not stall. Leave out one of the two.')]
      : []),
    ...(steps.findIndex((one) => one.step === step) < at
      ? [fault(`/steps/${at}/step`, 'programme.twice', 'This step is there already.')]
      : []),
  ]);
  if (startedOn !== null && startedOn > today)
    faults.push(fault('/startedOn', 'programme.future', 'This day is still to come.'));
  if (faults.length > 0) throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', faults);
}

const fault = (pointer: string, code: string, detail: string): Fault => ({ pointer, code, detail });

/** The national coordinator, and whoever directs one of the regions that it covers. */
export const mayChangeProgramme = (actor: Pick<Actor, 'role' | 'regionIds'>, covers: readonly string[]): boolean =>
  actor.role === 'nationalCoordinator' ||
  (actor.role === 'chainDirector' && covers.some((id) => actor.regionIds.includes(id)));
