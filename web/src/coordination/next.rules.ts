import type { CaseConference, CaseFile, CaseTask } from '@ketenzicht/shared/coordination';

/** The one thing to do now, for the one who looks. */
export type Next =
  | { kind: 'reopen' | 'resume' | 'take' | 'answer' | 'intervene' | 'close' | 'look' }
  | { kind: 'task'; task: CaseTask }
  | { kind: 'conference'; conference: CaseConference };

interface Looker {
  id: string;
  mayIntervene: boolean;
  mayAnswer: boolean;
}

export function nextOf(file: CaseFile, { id, mayIntervene, mayAnswer }: Looker, today: string, now: number): Next {
  const { case: one, tasks, conferences, steps } = file;
  if (one.state === 'closed') return { kind: one.mayAct ? 'reopen' : 'look' };
  const task = tasks.find(({ doneAt, ownerId, dueOn }) => doneAt === null && ownerId === id && dueOn <= today);
  if (task) return { kind: 'task', task };
  if (!one.mayAct) return { kind: 'look' };
  if (one.state === 'paused') return { kind: 'resume' };
  const conference = conferences.find(({ at, heldAt }) => heldAt === null && Date.parse(at) <= now);
  if (conference) return { kind: 'conference', conference };
  if (one.owner.id !== id) return { kind: 'take' };
  if (one.kind === 'question' && mayAnswer) return { kind: 'answer' };
  const done = steps.some(({ kind }) => kind === 'intervened');
  return { kind: mayIntervene && !done && one.kind !== 'question' ? 'intervene' : 'close' };
}
