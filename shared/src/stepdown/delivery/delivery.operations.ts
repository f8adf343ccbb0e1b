import type { Operation } from '../../kernel/operation.js';

/** Rules and a calculation about nobody. */
const open = { dataClass: 'C0', activity: 'vraagbaak', who: 'member' } as const;

export const deliveryOperations = {
  'delivery.rules': open,
  'delivery.judge': open,
} as const satisfies Record<string, Operation>;
