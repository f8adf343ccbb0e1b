import { seesFromAfar } from '../../capacity/capacity.policy.js';
import type { Actor, Role } from '../../kernel/actor.js';

export const homeReaders = [
  'provider',
  'referrer',
  'nationalCoordinator',
  'chainDirector',
  'adviser',
  'ministry',
] as const satisfies readonly Role[];
/** A provider for itself; a chain director or the coordination point for a landlord, who has no account. */
export const homeOfferers = ['provider', 'nationalCoordinator', 'chainDirector'] as const satisfies readonly Role[];

interface Offered {
  directoryId: string;
  regionId: string;
  /** Null: offered for a landlord. */
  organisationId: string | null;
}
type Asker = Pick<Actor, 'role' | 'organisationId' | 'regionIds' | 'directoryId'>;

export const mayReadDwelling = (
  actor: Pick<Actor, 'role' | 'directoryId'>,
  { directoryId }: Pick<Offered, 'directoryId'>,
) => actor.directoryId === directoryId && (homeReaders as readonly Role[]).includes(actor.role);

/** Who keeps an offer: the organisation that made it, the chain directors of its region, the coordination point. */
export const mayKeepDwelling = (actor: Asker, { directoryId, regionId, organisationId }: Offered): boolean =>
  actor.directoryId === directoryId &&
  (actor.role === 'nationalCoordinator' ||
    (actor.role === 'chainDirector' && actor.regionIds.includes(regionId)) ||
    (actor.role === 'provider' && organisationId !== null && actor.organisationId === organisationId));

/** Somebody offers in the regions where they work; a provider may have a dwelling anywhere. */
export const mayOfferIn = (actor: Asker, regionId: string): boolean =>
  actor.role === 'provider' ||
  actor.role === 'nationalCoordinator' ||
  (actor.role === 'chainDirector' && actor.regionIds.includes(regionId));

/** Who promised it may give it back: the same organisation, or the same person where there is none. */
export const isPromiser = (
  actor: Pick<Actor, 'id' | 'organisationId'>,
  promise: { organisationId: string | null; by: string },
): boolean =>
  promise.organisationId === null ? promise.by === actor.id : promise.organisationId === actor.organisationId;

/** Of one team the numbers are so small that they can be a person (PRIV-09). */
export const mayReadTeams = (actor: Pick<Actor, 'role'>): boolean => !seesFromAfar(actor);
