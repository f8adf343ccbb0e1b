import type { Operation } from '../kernel/operation.js';

const activity = 'ketenveldnorm';
/** A person's file. Which one it opens is for the policies and, a second time, for the database. */
const file = { dataClass: 'C3', activity, object: 'own' } as const;
const cards = { dataClass: 'C2', activity } as const;
const followers = ['provider', 'chainDirector'] as const;
const directors = ['chainDirector'] as const;
/** How the regions build it up, and figures of all: about nobody. */
const watchers = [...followers, 'nationalCoordinator', 'adviser', 'ministry', 'administrator'] as const;

export const ketenveldnormOperations = {
  'trajectory.list': { ...cards, who: followers },
  'trajectory.report': { dataClass: 'C3', activity, who: followers },
  'trajectory.read': { ...file, who: followers },
  'trajectory.triage': { ...file, who: directors },
  'trajectory.decide': { ...file, who: directors },
  'trajectory.plan': { ...file, who: followers },
  'trajectory.evaluate': { ...file, who: followers },
  'trajectory.end': { ...file, who: followers },
  'trajectory.answerEnd': { ...file, who: followers },
  'programme.read': { dataClass: 'C0', activity, who: watchers },
  'programme.change': { dataClass: 'C0', activity, who: ['chainDirector', 'nationalCoordinator'], object: 'own' },
  'following.figures': {
    dataClass: 'C0',
    activity,
    who: ['chainDirector', 'nationalCoordinator', 'ministry', 'adviser', 'administrator'],
  },
} as const satisfies Record<string, Operation>;
