import type { Operation } from '../../kernel/operation.js';

const counts = { dataClass: 'C1', activity: 'capacity' } as const;
const chain = ['provider', 'referrer', 'chainDirector', 'nationalCoordinator', 'adviser'] as const;

export const vptMonitorOperations = {
  'vptMonitor.read': { ...counts, who: [...chain, 'ministry', 'administrator'] },
  'vptMonitor.month': { ...counts, who: ['provider'] },
  'vptMonitor.report': { ...counts, who: ['provider'] },
  'vptMonitor.import': { dataClass: 'C0', activity: 'capacity', who: ['ministry', 'administrator'] },
  'vptMonitor.target': { dataClass: 'C0', activity: 'capacity', who: ['ministry'] },
} as const satisfies Record<string, Operation>;
