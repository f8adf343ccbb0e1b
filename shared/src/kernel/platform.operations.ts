import type { Operation } from './operation.js';

const open = { dataClass: 'C0', activity: 'service', who: 'public' } as const;
const login = { dataClass: 'C1', activity: 'login' } as const;

export const platformOperations = {
  'about.read': open,
  'openapi.read': open,
  'asyncapi.read': open,
  'security.contact': open,
  'health.live': open,
  'health.ready': open,
  'session.open': { ...login, who: 'public' },
  'session.read': { ...login, who: 'member' },
  'session.close': { ...login, who: 'member' },
} as const satisfies Record<string, Operation>;
