import type { Operation } from '../../kernel/operation.js';

/** Nobody is named, but each is about one person: class C2. */
const care = { dataClass: 'C2', activity: 'arrangement', who: ['provider'] } as const;
const own = { ...care, object: 'own' } as const;

export const arrangementOperations = {
  'arrangement.list': care,
  'arrangement.open': care,
  'arrangement.read': own,
  'arrangement.change': own,
  'arrangement.agree': own,
  'arrangement.nights': own,
  'arrangement.cancelNight': own,
  'arrangement.end': own,
  'arrangement.undo': own,
} as const satisfies Record<string, Operation>;
