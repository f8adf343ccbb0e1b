import type { Operation } from './operation.js';

const open = { dataClass: 'C0', activity: 'service', who: 'public' } as const;
const login = { dataClass: 'C1', activity: 'login' } as const;

export const platformOperations = {
  'about.read': open,
  'openapi.read': open,
  'health.live': open,
  'health.ready': open,
  'session.open': { ...login, who: 'public' },
  'session.read': { ...login, who: 'member' },
  'session.close': { ...login, who: 'member' },
  'oidc.login': { ...login, who: 'public' },
  'oidc.callback': { ...login, who: 'public' },
  'oidc.logout': { ...login, who: 'member' },
  'oidc.end_sessions': { ...login, who: 'public' },
  'oidc.keys': open,
  'token.give': { ...login, who: 'public' },
  'token.describe': open,
} as const satisfies Record<string, Operation>;
