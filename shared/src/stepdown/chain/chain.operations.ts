import type { Operation } from '../../kernel/operation.js';

export const chainOperations = {
  /** Who could move where: each about somebody, nobody named. */
  'chain.list': { dataClass: 'C2', activity: 'waiting', who: ['nationalCoordinator', 'chainDirector'] },
} as const satisfies Record<string, Operation>;
