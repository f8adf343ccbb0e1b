import { RuleError, ensure } from '../../kernel/rule-error.js';
import { addLocalDays, day, startOfLocalDay } from '../../kernel/time.js';
import { afterWorkingDays } from '../../kernel/working-days.rules.js';
import type { Destination } from '../waiting/wait.terms.js';
import type { WaitsFor } from '../stepdown.terms.js';
import type { ChainMoveAct, ChainState } from './proposal.terms.js';

/** How many Dutch working days the sides of a step have to say yes or no; ours, no law says it. */
const daysToSay = 3;
/** How long a dwelling is kept beyond the day of the move, in days. */
const keptBeyond = 7;
/** How long the last step that was carried out can be taken back, in ms. */
export const undoStepFor = day;

/** The end of that working day, Dutch time. */
export const sayDue = (proposedAt: Date): Date => afterWorkingDays(proposedAt, daysToSay);

/** Until when a dwelling is promised to whoever moves on that day. */
export const promisedUntil = (on: string, at: Date, promisedDays: number): Date =>
  new Date(Math.max(at.getTime() + promisedDays * day, startOfLocalDay(addLocalDays(on, keptBeyond)).getTime()));

interface Said {
  sender: boolean | null;
  receiver: boolean | null;
  /** Undefined: nobody has to deliver anything there. */
  team: boolean | null | undefined;
}
export const saidYes = ({ sender, receiver, team }: Said): boolean =>
  sender === true && receiver === true && (team === undefined || team === true);
export const allSaidYes = (moves: readonly Said[]): boolean => moves.every(saidYes);

interface Standing extends Said {
  place: number;
  kind: 'wait' | 'request';
  doneAt: Date | null;
  isSender: boolean;
  isReceiver: boolean;
  isTeam: boolean;
}

/** The step whose turn it is: the first that is not done. Of a swap all at once, so that the first stands for all. */
export const nextStep = <T extends { place: number; doneAt: Date | null }>(moves: readonly T[]): T | undefined =>
  moves.find(({ doneAt }) => doneAt === null);

export const isASide = ({
  isSender,
  isReceiver,
  isTeam,
}: Pick<Standing, 'isSender' | 'isReceiver' | 'isTeam'>): boolean => isSender || isReceiver || isTeam;

/** What this person may do with this step now. A request is served by asking its ward, and not here. */
export function actsOnStep(state: ChainState, moves: readonly Standing[], step: Standing): ChainMoveAct[] {
  const { isSender, isReceiver, isTeam } = step;
  if (!isASide(step)) return [];
  if (state === 'proposed') {
    const wants =
      (isSender && step.sender === null) || (isReceiver && step.receiver === null) || (isTeam && step.team === null);
    return wants ? ['yes', 'no'] : ['no'];
  }
  const isNext = nextStep(moves)?.place === step.place;
  return state === 'agreed' && isNext && step.kind === 'wait' ? ['done'] : [];
}

export const ensureStands = (state: ChainState): void =>
  ensure(state === 'proposed' || state === 'agreed', 'chain.over', 'This chain is over. Look at it again.', { state });

/** Steps go in their order: each goes to the bed that the one before left. Throws `chain.not_agreed`, `chain.done_already`, `chain.not_yet`, `chain.by_request`. */
export function ensureTurn(
  state: ChainState,
  moves: readonly { place: number; kind: 'wait' | 'request'; doneAt: Date | null }[],
  place: number,
): void {
  const step = moves.find((one) => one.place === place);
  if (step?.doneAt) throw new RuleError('chain.done_already', 'This step was carried out already. Look at it again.');
  ensureStands(state);
  ensure(state === 'agreed', 'chain.not_agreed', 'Not everybody has said yes yet.');
  ensure(
    step?.kind !== 'request',
    'chain.by_request',
    'This step is served by asking the ward for the place, as any request is.',
  );
  ensure(nextStep(moves)?.place === place, 'chain.not_yet', 'The step before this one comes first.');
}

const to: Partial<Record<WaitsFor, Destination>> = {
  lowerLevel: 'lowerLevel',
  protectedLiving: 'protectedLiving',
  ribw: 'ribw',
  wlzPlace: 'wlzPlace',
};
/** To what somebody went who waited for this. */
export const destinationOf = (waitsFor: WaitsFor, dwelling: { forms: readonly string[] } | null): Destination =>
  dwelling ? (dwelling.forms.length > 0 ? 'vptDwelling' : 'ownDwelling') : (to[waitsFor] ?? 'other');

/** The last steps that were carried out, and may be taken back: of a swap all of them. Throws `chain.nothing_done`, `chain.undo_late`. */
export function stepsToUndo<T extends { place: number; doneAt: Date | null; kind: 'wait' | 'request' }>(
  kind: 'path' | 'swap',
  moves: readonly T[],
  at: Date,
): T[] {
  const done = moves.filter(({ doneAt }) => doneAt !== null);
  const last = done.at(-1);
  if (!last?.doneAt)
    throw new RuleError('chain.nothing_done', 'No step was carried out: there is nothing to take back.');
  ensure(
    last.kind === 'wait',
    'chain.by_request',
    'This step was carried out by admitting somebody. Take back the admission.',
  );
  ensure(
    at.getTime() - last.doneAt.getTime() < undoStepFor,
    'chain.undo_late',
    'This was carried out more than a day ago. Correct the wait and the figures of the wards instead.',
  );
  return kind === 'swap' ? done : [last];
}
