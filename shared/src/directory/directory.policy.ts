import type { Actor } from '../kernel/actor.js';

const nationalRoles: ReadonlySet<string> = new Set([
  'nationalCoordinator',
  'administrator',
  'ministry',
  'adviser',
  'privacyOfficer',
]);

/** Everyone opens the own register; national roles may also open another one, such as a replayed foreign register. */
export const mayOpenDirectory = (actor: Pick<Actor, 'role' | 'directoryId'>, directoryId: string): boolean =>
  actor.directoryId === directoryId || nationalRoles.has(actor.role);
