import type { Actor } from '../kernel/actor.js';

type Joiner = Pick<Actor, 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;
interface Joined {
  directoryId: string;
  regionId: string;
  organisationId: string | null;
  /** Of the wards that the case points at. */
  wardOrganisationIds: readonly string[];
}

/**
 * Who can be asked to take part, on whatever rung the case lies: the coordination point, the adviser, the directors of its region, and the people of an
 * organisation that has to do with it. The ministry sees what was brought to it, and is not asked below.
 */
export function mayJoinCase(joiner: Joiner, joined: Joined): boolean {
  if (joiner.directoryId !== joined.directoryId) return false;
  switch (joiner.role) {
    case 'nationalCoordinator':
    case 'adviser':
      return true;
    case 'chainDirector':
      return joiner.regionIds.includes(joined.regionId);
    case 'provider':
    case 'referrer':
      return (
        joiner.organisationId !== null &&
        [joined.organisationId, ...joined.wardOrganisationIds].includes(joiner.organisationId)
      );
    default:
      return false;
  }
}
