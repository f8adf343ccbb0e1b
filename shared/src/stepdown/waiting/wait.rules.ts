import { Temporal } from 'temporal-polyfill';
import type { Actor } from '../../kernel/actor.js';
import { RuleError, ensure, type Fault } from '../../kernel/rule-error.js';
import { day } from '../../kernel/time.js';
import type { Accuracy, EndWait, ExpectInput, WaitInput } from './wait.contract.js';
import { mayHelpWait, mayKeepWait, type KeptWait } from './wait.policy.js';
import type { WaitAct, WaitState } from './wait.terms.js';

/** How long an end can be taken back, in ms. */
export const undoFor = day;

/** Nights from one Dutch calendar day to another; negative when the other lies before it. */
export const nightsBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days;

const fault = (field: string, code: string, detail: string): Fault => ({
  pointer: `/${field}`,
  code: `wait.${code}`,
  detail,
});

type Dated = Pick<WaitInput, 'admittedOn' | 'readySince'>;
/** `today`: the Dutch calendar day. */
export function waitFaults({ admittedOn, readySince }: Dated, today: string): Fault[] {
  const faults: Fault[] = [];
  if (readySince > today) faults.push(fault('readySince', 'ready_in_future', 'This day has yet to come.'));
  if (admittedOn !== null && readySince < admittedOn)
    faults.push(fault('readySince', 'ready_before_admission', 'Nobody is ready to leave before they are admitted.'));
  return faults;
}

export function endFaults({ how, on, leftTo, toUnitId }: EndWait, readySince: string, today: string): Fault[] {
  const faults: Fault[] = [];
  if (on > today) faults.push(fault('on', 'ended_in_future', 'This day has yet to come.'));
  if (on < readySince) faults.push(fault('on', 'ended_before_ready', 'This lies before the day of being ready.'));
  if (how === 'left' && leftTo === null) faults.push(fault('leftTo', 'left_to', 'Say where this person went.'));
  if (how !== 'left' && (leftTo !== null || toUnitId !== null))
    faults.push(fault('leftTo', 'left_nowhere', 'Only somebody who left went somewhere.'));
  return faults;
}

export interface ExpectedMove {
  from: string | null;
  to: string | null;
  reason: string;
}

/** What becomes of the expected date; null where only who acts is said. Throws `wait.same`, and `input.invalid` for a date moved without a reason. */
export function moveOf(
  { expectedOn, reason, actsBy }: ExpectInput,
  now: { expectedOn: string | null; actsBy: string; moves: number },
): ExpectedMove | null {
  if (expectedOn === now.expectedOn) {
    ensure(actsBy !== undefined && actsBy !== now.actsBy, 'wait.same', 'This is what was expected already.');
    return null;
  }
  if (now.expectedOn === null && now.moves === 0) return { from: null, to: expectedOn, reason: 'first' };
  if (reason === null)
    throw new RuleError('input.invalid', 'The request was refused. Nothing was changed.', [
      fault('reason', 'reason_missing', 'Say why this date is another one now.'),
    ]);
  return { from: now.expectedOn, to: expectedOn, reason };
}

/** A first date is no move. */
export const movesIn = (expected: readonly Pick<ExpectedMove, 'reason'>[]): number =>
  expected.filter(({ reason }) => reason !== 'first').length;

/** How well it was foreseen, of somebody who left. */
export function accuracyOf(
  { state, endedOn }: { state: WaitState; endedOn: string | null },
  expected: readonly Pick<ExpectedMove, 'to'>[],
): Accuracy {
  const days = expected.flatMap(({ to }) => to ?? []);
  const last = expected.at(-1)?.to ?? null;
  if (state !== 'left' || endedOn === null) return { first: null, last: null };
  const late = (on: string | null | undefined) => (on ? nightsBetween(on, endedOn) : null);
  return { first: late(days[0]), last: late(last) };
}

interface Standing extends KeptWait {
  state: WaitState;
  endedAt: Date | null;
}
/** What this person may do with it now. */
export function actsOn(
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId' | 'regionIds'>,
  wait: Standing,
  at: Date,
): WaitAct[] {
  const keeps = mayKeepWait(actor, wait);
  if (wait.state === 'waiting') {
    if (keeps) return ['change', 'expect', 'end'];
    return mayHelpWait(actor, wait) ? ['expect'] : [];
  }
  return keeps && wait.endedAt !== null && at.getTime() - wait.endedAt.getTime() < undoFor ? ['undo'] : [];
}
