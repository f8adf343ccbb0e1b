import type { Actor } from '../kernel/actor.js';

/** Milliseconds. The server beats every 5 s; without any frame for 12 s a screen must say that it is stale. */
export const heartbeatEvery = 5_000;
export const staleAfter = 12_000;

/** Whose desk it is: an organisation's, somebody's own, a region's, that of everybody in a register; and the coordination point, which helps wherever things are stuck. */
export const isAtDesk = (
  {
    id,
    role,
    organisationId,
    regionIds,
    directoryId,
  }: Pick<Actor, 'id' | 'role' | 'organisationId' | 'regionIds' | 'directoryId'>,
  whom: readonly string[],
): boolean =>
  whom.includes(id) ||
  whom.includes(directoryId) ||
  (organisationId !== null && whom.includes(organisationId)) ||
  role === 'nationalCoordinator' ||
  (role === 'chainDirector' && regionIds.some((region) => whom.includes(region)));
