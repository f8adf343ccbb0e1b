import { roles } from './actor.js';
import type { Operation } from './operation.js';

const open = { dataClass: 'C0', activity: 'service', who: 'public' } as const;
const login = { dataClass: 'C1', activity: 'login' } as const;
/** Whoever has hands: a machine proves itself with its key, and lives by its token only. */
const people = roles.filter((role) => role !== 'feed');
/** Accounts, sessions and factors: data about staff, each person's own. */
const staff = { dataClass: 'C2', activity: 'login' } as const;

export const platformOperations = {
  'about.read': open,
  'openapi.read': open,
  'asyncapi.read': open,
  'security.contact': open,
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
  'session.wall': { ...login, who: people },
  'session.list': { ...staff, who: people },
  'session.end': { ...staff, who: people, object: 'own' },
  'session.end_others': { ...staff, who: people },
  'factor.list': { ...staff, who: people, beforeFactor: true },
  'factor.add': { ...staff, who: people, stepUp: true, beforeFactor: true },
  'factor.confirm': { ...staff, who: people, stepUp: true, beforeFactor: true, object: 'own' },
  'factor.remove': { ...staff, who: people, stepUp: true, object: 'own' },
  'factor.recovery': { ...staff, who: people, stepUp: true },
} as const satisfies Record<string, Operation>;
