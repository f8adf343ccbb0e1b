import type { Operation } from '../kernel/operation.js';

const open = { dataClass: 'C0', activity: 'interest', who: 'public' } as const;
/** Whoever holds the link of their own mail. */
const holder = { dataClass: 'C2', activity: 'interest', who: 'public' } as const;
/** Names and addresses of people who answer for a provider. */
const desk = { dataClass: 'C2', activity: 'interest', who: ['nationalCoordinator', 'ministry'] } as const;

export const interestOperations = {
  'interest.open': open,
  'interest.ticket': open,
  'interest.register': holder,
  'interest.own': holder,
  'interest.confirm': holder,
  'interest.change': holder,
  'interest.withdraw': holder,
  'interest.rounds': desk,
  'interest.make': desk,
  'interest.round': { ...desk, object: 'own' },
  'interest.changeRound': { ...desk, object: 'own' },
  'interest.prolong': { ...desk, object: 'own' },
  'interest.close': { ...desk, object: 'own' },
  'interest.export': { ...desk, object: 'own', stepUp: true },
} as const satisfies Record<string, Operation>;
