import type { Operation } from '../kernel/operation.js';

const activity = 'ketenveldnorm';
/** A person's file. Which one it opens is for the policies and, a second time, for the database. */
const file = { dataClass: 'C3', activity, object: 'own' } as const;
const cards = { dataClass: 'C2', activity } as const;
const followers = ['provider', 'chainDirector'] as const;
const directors = ['chainDirector'] as const;
/** How the regions build it up, and figures of all: about nobody. */
const watchers = [...followers, 'nationalCoordinator', 'adviser', 'ministry', 'administrator'] as const;

/** What happens to somebody over years. */
const timelineOperations = {
  'timeline.read': { ...file, who: followers },
  'contact.plan': { ...file, who: followers },
  'contact.note': { ...file, who: followers },
  'contact.cancel': { ...file, who: followers },
  'title.set': { ...file, who: followers },
  'title.change': { ...file, who: followers },
  'payer.set': { ...file, who: followers },
  'care.set': { ...file, who: followers },
  'goal.add': { ...file, who: followers },
  'goal.change': { ...file, who: followers },
  'score.set': { ...file, who: followers },
  'card.read': { ...file, who: followers },
  'card.set': { ...file, who: followers },
} as const satisfies Record<string, Operation>;

export const ketenveldnormOperations = {
  'trajectory.list': { ...cards, who: followers },
  'trajectory.find': { ...cards, who: followers },
  'trajectory.report': { dataClass: 'C3', activity, who: followers },
  'trajectory.read': { ...file, who: followers },
  'trajectory.triage': { ...file, who: directors },
  'trajectory.decide': { ...file, who: directors },
  'trajectory.plan': { ...file, who: followers },
  'trajectory.evaluate': { ...file, who: followers },
  'trajectory.end': { ...file, who: followers },
  'trajectory.answerEnd': { ...file, who: followers },
  // Opens a file by one's own word: with a proof as fresh as for an emergency.
  'trajectory.join': { ...file, who: directors, stepUp: true },
  'trajectory.findColleague': { ...file, who: followers },
  'trajectory.askAlong': { ...file, who: followers },
  'trajectory.letGo': { ...file, who: followers },

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
  ...timelineOperations,
  // The caseload desk.
  'caseload.read': { ...cards, who: followers },
  'caseload.plan': { ...file, who: followers },
  'programme.read': { dataClass: 'C0', activity, who: watchers },
  'programme.change': { dataClass: 'C0', activity, who: ['chainDirector', 'nationalCoordinator'], object: 'own' },
  'following.figures': {
    dataClass: 'C0',
    activity,
    who: ['chainDirector', 'nationalCoordinator', 'ministry', 'adviser', 'administrator'],
  },
} as const satisfies Record<string, Operation>;
