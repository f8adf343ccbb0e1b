import { roles } from '../kernel/actor.js';
import type { Operation } from '../kernel/operation.js';
import { mayReadReady } from './stepdown.policy.js';

const counts = { dataClass: 'C1', activity: 'capacity' } as const;

export const stepdownOperations = {
  'ready.report': { ...counts, who: ['provider', 'feed'], scope: 'capacity', object: 'own' },
  'ready.read': { ...counts, who: roles.filter((role) => mayReadReady({ role })), object: 'open' },
} as const satisfies Record<string, Operation>;
