import type { Operation } from '../kernel/operation.js';

const activity = 'ketenveldnorm';
/** A person's file. Which one it opens is for the policies and, a second time, for the database. */
const file = { dataClass: 'C3', activity, object: 'own' } as const;
const cards = { dataClass: 'C2', activity } as const;
const followers = ['provider', 'chainDirector'] as const;
const directors = ['chainDirector'] as const;

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

  'handover.candidates': { ...cards, who: followers },
  'handover.list': { dataClass: 'C3', activity, who: followers },
  'handover.propose': { ...file, who: followers },
  'handover.accept': { ...file, who: followers },
  'handover.decline': { ...file, who: followers },
  'handover.withdraw': { ...file, who: followers },

  'proof.read': {
    ...cards,
    who: ['chainDirector', 'nationalCoordinator', 'ministry', 'administrator', 'privacyOfficer'],
  },
  'breach.list': { ...cards, who: ['provider', 'chainDirector', 'privacyOfficer'] },
} as const satisfies Record<string, Operation>;
