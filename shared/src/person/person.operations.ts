import type { Operation } from '../kernel/operation.js';

const any = { dataClass: 'C3', activity: 'persons' } as const;
const file = { ...any, object: 'own' } as const;
const followers = ['provider', 'chainDirector'] as const;
const readers = [...followers, 'privacyOfficer'] as const;
const givers = [...followers, 'organisationAdministrator'] as const;
const told = ['privacyOfficer', 'organisationAdministrator'] as const;

export const personOperations = {
  'person.register': { ...any, who: ['provider'] },
  'person.search': { ...any, who: readers },
  'person.read': { ...file, who: readers },
  'person.reveal': { ...file, who: readers },
  'person.correct': { ...file, who: ['provider'] },
  'person.breakGlass': { ...file, activity: 'emergency', who: followers, stepUp: true },
  'relation.candidates': { ...file, who: givers },
  'relation.add': { ...file, who: givers },
  'relation.end': { ...file, who: givers },
  'notice.list': { dataClass: 'C2', activity: 'oversight', who: told },
  'notice.count': { dataClass: 'C1', activity: 'oversight', who: told },
  'notice.seen': { ...file, dataClass: 'C2', activity: 'oversight', who: told },
} as const satisfies Record<string, Operation>;
