import type { ChainProposal, ChainSide, ProposalMove } from '@ketenzicht/shared/stepdown';

/** What is asked of who looks, the first first: a yes or no, that somebody moved, or to ask a ward for its bed. */
export type Asked =
  { kind: 'yes' | 'done' | 'request'; move: ProposalMove } | { kind: 'wait'; moves: ProposalMove[] } | { kind: 'over' };

const sidesOf = ({ sender, receiver, team }: ProposalMove): ChainSide[] => [sender, receiver, ...(team ? [team] : [])];

export function askedOf({ state, moves }: ChainProposal): Asked {
  if (state === 'done' || state === 'ended') return { kind: 'over' };
  const yes = moves.find(({ may }) => may.includes('yes'));
  if (yes) return { kind: 'yes', move: yes };
  const next = moves.find(({ doneAt }) => doneAt === null);
  if (state === 'agreed' && next) {
    if (next.may.includes('done')) return { kind: 'done', move: next };
    if (next.kind === 'request' && next.sender.isMine) return { kind: 'request', move: next };
    return { kind: 'wait', moves: [next] };
  }
  return { kind: 'wait', moves: moves.filter((move) => sidesOf(move).some(({ said }) => said !== true)) };
}

export const asksMe = (chain: ChainProposal): boolean => {
  const { kind } = askedOf(chain);
  return kind === 'yes' || kind === 'done' || kind === 'request';
};

/** How far it is: yesses of all sides, or steps that were done. */
export function progressOf({ state, moves }: ChainProposal): { done: number; all: number } {
  if (state !== 'proposed') return { done: moves.filter(({ doneAt }) => doneAt !== null).length, all: moves.length };
  const said = moves.flatMap((move) => sidesOf(move).map((side) => side.said));
  return { done: said.filter((one) => one === true).length, all: said.length };
}

/** A moment as the browser's own field wants it, in the time of the Netherlands where that is the browser's. */
export const forField = (at: Date): string => {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T${two(at.getHours())}:${two(at.getMinutes())}`;
};
