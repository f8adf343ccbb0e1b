import type { Operation } from '../../kernel/operation.js';

/** Nobody is named, but each is about one person: class C2. */
const care = { dataClass: 'C2', activity: 'waiting' } as const;
const own = { ...care, object: 'own' } as const;
/** The people of a ward, and the two who help when its way out is blocked. */
const readers = ['provider', 'chainDirector', 'nationalCoordinator'] as const;
const wards = ['provider'] as const;

export const waitOperations = {
  'wait.list': { ...care, who: readers },
  'wait.open': { ...own, who: wards },
  'wait.read': { ...own, who: readers },
  'wait.change': { ...own, who: wards },
  'wait.expect': { ...own, who: readers },
  'wait.end': { ...own, who: wards },
  'wait.undo': { ...own, who: wards },
  'outflow.figures': { dataClass: 'C0', activity: 'waiting', who: [...readers, 'ministry', 'adviser'] },
} as const satisfies Record<string, Operation>;
