import { roles } from '../kernel/actor.js';
import type { Operation } from '../kernel/operation.js';

const beds = { dataClass: 'C1', activity: 'capacity' } as const;
const keepers = ['provider', 'feed'] as const;
/** Every report singly and at once: not for those who see the beds from afar (PRIV-09). */
const near = roles.filter((role) => role !== 'ministry');

export const capacityOperations = {
  'board.read': { ...beds, who: 'member' },
  'unit.read': { ...beds, who: 'member', object: 'open' },
  'capacity.report': { ...beds, who: keepers, scope: 'capacity', object: 'own' },
  'capacity.confirm': { ...beds, who: keepers, scope: 'capacity', object: 'own' },
  'capacity.history': { ...beds, who: 'member', object: 'open' },
  'effort.note': { ...beds, who: keepers, scope: 'capacity', object: 'own' },
  'effort.read': { ...beds, who: keepers, scope: 'capacity', object: 'own' },
  'changes.read': { ...beds, who: near },
  'live.follow': { ...beds, who: 'member' },
} as const satisfies Record<string, Operation>;
