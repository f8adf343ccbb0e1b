import type { Actor } from '../kernel/actor.js';

interface Owning {
  regionId: string;
  providerId: string | null;
}

/** Who can answer for somebody: a director of the region, or somebody of the organisation that provides. */
export const mayOwnTrajectory = (
  account: Pick<Actor, 'role' | 'organisationId' | 'regionIds'>,
  { regionId, providerId }: Owning,
): boolean =>
  (account.role === 'chainDirector' && account.regionIds.includes(regionId)) ||
  (account.role === 'provider' && account.organisationId !== null && account.organisationId === providerId);

/** Taking over is for whoever was asked; nobody does it for them. */
export const mayAnswerHandover = (actor: Pick<Actor, 'id'>, toOwnerId: string): boolean => actor.id === toOwnerId;
