import type { Operation } from '../kernel/operation.js';

export const directoryOperations = {
  'directories.list': { dataClass: 'C0', activity: 'directory', who: 'member' },
  'directory.read': { dataClass: 'C0', activity: 'directory', who: 'member' },
} as const satisfies Record<string, Operation>;
