import type { Actor } from '../../kernel/actor.js';

export interface KeptWait {
  providerId: string;
  directoryId: string;
  regionId: string;
}
type Who = Pick<Actor, 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;

/** The people of the organisation whose ward it is, and nobody else, say who waits there. */
export const mayKeepWait = (actor: Who, wait: Pick<KeptWait, 'providerId' | 'directoryId'>): boolean =>
  actor.role === 'provider' && actor.organisationId === wait.providerId && actor.directoryId === wait.directoryId;

/** Whoever helps when the way out is blocked: the coordination point, and the chain director of the region of the ward. They say who acts and when, and no more. */
export const mayHelpWait = (actor: Who, wait: KeptWait): boolean =>
  actor.directoryId === wait.directoryId &&
  (actor.role === 'nationalCoordinator' || (actor.role === 'chainDirector' && actor.regionIds.includes(wait.regionId)));

export const maySeeWait = (actor: Who, wait: KeptWait): boolean => mayKeepWait(actor, wait) || mayHelpWait(actor, wait);
