import type { Operation } from '../../kernel/operation.js';
import { homeOfferers, homeReaders } from './dwelling.policy.js';

const homes = { dataClass: 'C1', activity: 'homes' } as const;
/** With the reference of whom it is promised to, for whoever promised it and whoever keeps it. */
const file = { dataClass: 'C2', activity: 'homes' } as const;
const kept = { ...homes, who: homeOfferers, object: 'own' } as const;

export const homesOperations = {
  'dwelling.list': { ...homes, who: homeReaders },
  'dwelling.read': { ...file, who: homeReaders, object: 'open' },
  'dwelling.offer': { ...homes, who: homeOfferers },
  'dwelling.change': kept,
  'dwelling.confirm': kept,
  'dwelling.withdraw': kept,
  'dwelling.let': { ...file, who: homeOfferers, object: 'own' },
  'dwelling.restore': { ...file, who: homeOfferers, object: 'own' },
  'dwelling.promise': { ...file, who: homeOfferers, object: 'open' },
  'dwelling.release': { ...file, who: homeOfferers, object: 'own' },
  /** Of one who waits, for whoever may see them. */
  'dwelling.fit': { ...file, who: homeOfferers, object: 'own' },
  'vptTeam.list': { ...homes, who: ['provider', 'referrer', 'nationalCoordinator', 'chainDirector', 'adviser'] },
  'vptTeam.figures': { ...homes, who: homeReaders },
  'vptTeam.say': { ...homes, who: ['provider'] },
} as const satisfies Record<string, Operation>;
