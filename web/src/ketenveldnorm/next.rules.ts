import type { Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import type { Move } from './following.queries.js';

export interface Looker {
  id: string;
  /** By operation and policy together. */
  may: (move: Move) => boolean;
}

/** The one thing to do now, for the one who looks; what else is possible stands folded beside it. */
export function nextOf(one: Trajectory, { id, may }: Looker, today: string): { main: Move | null; others: Move[] } {
  const possible = movesOf(one, id, today).filter(may);
  const [main = null, ...others] = possible;
  const isUrgent = main !== null && main !== 'plan' && main !== 'end';
  return isUrgent ? { main, others } : { main: null, others: possible };
}

/** The most pressing first. */
function movesOf({ phase, regularEnd, endProposed }: Trajectory, id: string, today: string): Move[] {
  if (phase === 'reported') return ['triage'];
  if (phase === 'triaged') return ['decide'];
  if (phase !== 'following') return [];
  const waits: Move[] = endProposed && endProposed.byId !== id ? ['answer-end'] : [];
  const due: Move[] = regularEnd !== null && regularEnd <= today ? ['evaluate'] : [];
  const early: Move[] = endProposed ? [] : ['end'];
  return [...waits, ...due, 'plan', ...early];
}
