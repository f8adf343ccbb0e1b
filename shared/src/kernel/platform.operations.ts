import type { Operation } from './operation.js';

const open = { dataClass: 'C0', activity: 'service', who: 'public' } as const;
const login = { dataClass: 'C1', activity: 'login' } as const;
/** Accounts, sessions and factors: data about staff, each person's own. */
const staff = { dataClass: 'C2', activity: 'login' } as const;

export const platformOperations = {
  'about.read': open,
  'openapi.read': open,
  'health.live': open,
  'health.ready': open,
  'session.open': { ...login, who: 'public' },
  'oidc.login': { ...login, who: 'public' },
  'oidc.callback': { ...login, who: 'public' },
  'oidc.logout': { ...login, who: 'member', beforeFactor: true },
  'oidc.end_sessions': { ...login, who: 'public' },
  'oidc.keys': open,
  'token.give': { ...login, who: 'public' },
  'token.describe': open,
  'session.second_factor': { ...login, who: 'public' },
  'session.read': { ...login, who: 'member', beforeFactor: true },
  'session.close': { ...login, who: 'member', beforeFactor: true },
  'session.stay': { ...login, who: 'member', beforeFactor: true },
  'session.prove': { ...login, who: 'member', beforeFactor: true },
  'session.wall': { ...login, who: 'member' },
  'session.list': { ...staff, who: 'member', object: 'own' },
  'session.end': { ...staff, who: 'member', object: 'own' },
  'factor.list': { ...staff, who: 'member', beforeFactor: true, object: 'own' },
  'factor.add': { ...staff, who: 'member', stepUp: true, beforeFactor: true, object: 'own' },
  'factor.remove': { ...staff, who: 'member', stepUp: true, object: 'own' },
  'factor.recovery': { ...staff, who: 'member', stepUp: true, object: 'own' },
} as const satisfies Record<string, Operation>;
