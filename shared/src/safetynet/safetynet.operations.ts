import type { Operation } from '../kernel/operation.js';

const dossiers = { dataClass: 'C2', activity: 'vangnet' } as const;
const own = { ...dossiers, object: 'own' } as const;
const open = { dataClass: 'C0', activity: 'vangnet' } as const;
const handlers = ['adviser', 'ministry', 'nationalCoordinator'] as const;
const readers = ['provider', 'chainDirector', ...handlers] as const;

export const safetynetOperations = {
  'vangnet.list': { ...dossiers, who: readers },
  'vangnet.open': { ...dossiers, who: ['provider'] },
  'vangnet.read': { ...own, who: readers },
  'vangnet.address': { ...own, who: ['adviser'] },
  'vangnet.assign': { ...own, who: ['adviser', 'ministry'] },
  'vangnet.advance': { ...own, who: ['ministry'], stepUp: true },
  'vangnet.settle': { ...own, who: ['provider', 'adviser', 'ministry'] },
  'vangnet.writeOff': { ...own, who: ['ministry'], stepUp: true },
  'vangnet.correct': { ...own, who: ['ministry'] },
  'vangnet.withdraw': { ...own, who: ['provider', 'adviser'] },
  'vangnet.windows': { ...open, who: [...readers, 'administrator'] },
  'vangnet.addWindow': { ...open, who: ['ministry', 'administrator'], stepUp: true },
  'vangnet.use': { ...open, who: [...readers, 'administrator'] },
} as const satisfies Record<string, Operation>;
