import type { Actor } from '../kernel/actor.js';

interface OfOrganisation {
  providerId: string;
  directoryId: string;
}

/** An organisation proposes for its own wards: its people know what changed. */
export const mayPropose = (
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>,
  { providerId, directoryId }: OfOrganisation,
): boolean =>
  (actor.role === 'provider' || actor.role === 'organisationAdministrator') &&
  actor.organisationId === providerId &&
  actor.directoryId === directoryId;

const deciding: ReadonlySet<string> = new Set(['nationalCoordinator', 'administrator']);

/** Four eyes: somebody outside the organisation decides, and never the one who proposed (SEC-56). */
export const mayDecide = (
  actor: Pick<Actor, 'id' | 'role' | 'directoryId'>,
  { proposedBy, directoryId }: { proposedBy: string; directoryId: string },
): boolean =>
  deciding.has(actor.role) &&
  actor.id !== proposedBy &&
  (actor.role === 'administrator' || actor.directoryId === directoryId);

export const maySeeProposal = (
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>,
  proposal: OfOrganisation,
): boolean =>
  mayPropose(actor, proposal) ||
  actor.role === 'administrator' ||
  (deciding.has(actor.role) && actor.directoryId === proposal.directoryId);
