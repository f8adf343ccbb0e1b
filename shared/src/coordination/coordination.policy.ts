import type { Actor } from '../kernel/actor.js';
import type { Rung } from './coordination.terms.js';

export interface CaseParties {
  directoryId: string;
  regionId: string;
  rung: Rung;
  ownerId: string;
  openedBy: string | null;
  organisationId: string | null;
  participantIds: readonly string[];
}
type Who = Pick<Actor, 'id' | 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;

const isOfRegion = (actor: Who, { regionId }: CaseParties) =>
  actor.role === 'chainDirector' && actor.regionIds.includes(regionId);
const isOpener = (actor: Who, { openedBy, organisationId }: CaseParties) =>
  actor.id === openedBy || (organisationId !== null && actor.organisationId === organisationId);
/** The last rung: they see what was brought to them, and nothing below. */
const isAbove = (actor: Who, { rung }: CaseParties) =>
  (actor.role === 'adviser' || actor.role === 'ministry') && rung === 'ministry';

/** Whoever it concerns: its owner, who opened it, who takes part, the region, and the coordination point. */
export const maySeeCase = (actor: Who, parties: CaseParties): boolean =>
  actor.directoryId === parties.directoryId &&
  (actor.id === parties.ownerId ||
    actor.role === 'nationalCoordinator' ||
    isOfRegion(actor, parties) ||
    isOpener(actor, parties) ||
    isAbove(actor, parties) ||
    parties.participantIds.includes(actor.id));

/** Who may move it: its owner, the region's director while it is not above the region, the coordination point always, and the last rung when it is there. */
export const mayMoveCase = (actor: Who, parties: CaseParties): boolean =>
  actor.directoryId === parties.directoryId &&
  (actor.id === parties.ownerId ||
    actor.role === 'nationalCoordinator' ||
    (isOfRegion(actor, parties) && (parties.rung === 'provider' || parties.rung === 'region')) ||
    isAbove(actor, parties));
