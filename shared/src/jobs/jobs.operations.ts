import type { Operation } from '../kernel/operation.js';

export const jobOperations = {
  'job.list': { dataClass: 'C1', activity: 'service', who: ['administrator', 'privacyOfficer'] },
} as const satisfies Record<string, Operation>;
