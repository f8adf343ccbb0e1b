import type { Actor } from '../kernel/actor.js';

/** Whose a request is: an organisation's, or that of somebody who belongs to none. */
export interface Asker {
  directoryId: string;
  organisationId: string | null;
  askedBy: string;
  regionId: string;
}

type Who = Pick<Actor, 'id' | 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;

/** Colleagues keep each other's requests: the night takes over from the day. */
const isOwn = (actor: Who, asker: Asker): boolean =>
  actor.id === asker.askedBy || (asker.organisationId !== null && actor.organisationId === asker.organisationId);

const helps = (actor: Who, asker: Asker): boolean =>
  actor.role === 'nationalCoordinator' || (actor.role === 'chainDirector' && actor.regionIds.includes(asker.regionId));

/** Whoever asks, and who helps when that is stuck: the coordination point, and the chain director of the region. */
export const mayKeepRequest = (actor: Who, asker: Asker): boolean =>
  actor.directoryId === asker.directoryId && (isOwn(actor, asker) || helps(actor, asker));

/** The ward that is asked, by its organisation. */
export const mayAnswerFor = (actor: Who, ward: { providerId: string; directoryId: string }): boolean =>
  actor.role === 'provider' && actor.organisationId === ward.providerId && actor.directoryId === ward.directoryId;
