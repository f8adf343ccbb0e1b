import type { Actor } from '../kernel/actor.js';
import type { Phase } from './ketenveldnorm.terms.js';

type Who = Pick<Actor, 'id' | 'role' | 'organisationId' | 'regionIds'>;

/** What a decision about a trajectory needs to know of it. */
export interface TrajectoryParties {
  organisationId: string;
  providerId: string | null;
  regionId: string;
  phase: Phase;
  ownerId: string;
  /** Directors with an account, and whoever is asked to take over. */
  partyIds: readonly string[];
  /** While it is handed over: also there. */
  toRegionId: string | null;
}

const isOfRegion = (actor: Who, { regionId, toRegionId }: TrajectoryParties) =>
  actor.role === 'chainDirector' &&
  (actor.regionIds.includes(regionId) || (toRegionId !== null && actor.regionIds.includes(toRegionId)));

/** Under its pseudonym: whoever follows it, the directors of its region (of both, while it is handed over), and the organisations that hold the file or provide. */
export const mayListTrajectory = (actor: Who, parties: TrajectoryParties): boolean =>
  actor.role === 'privacyOfficer' ||
  followsTrajectory(actor, parties) ||
  isOfRegion(actor, parties) ||
  (actor.role === 'provider' &&
    actor.organisationId !== null &&
    (actor.organisationId === parties.organisationId || actor.organisationId === parties.providerId));

/** The one who answers for it, and those who take part. Their file opens by that alone; for anybody else it opens in an emergency only. */
export const followsTrajectory = (actor: Who, { ownerId, partyIds }: TrajectoryParties): boolean =>
  actor.id === ownerId || partyIds.includes(actor.id);

/** Writing in the file: contacts, titles, goals, the card. */
export const mayWriteTrajectory = (actor: Who, parties: TrajectoryParties): boolean =>
  (actor.role === 'chainDirector' || actor.role === 'provider') && followsTrajectory(actor, parties);

/** Moving it along the road: the owner, or a director of the region it is in. */
export const mayMoveTrajectory = (actor: Who, parties: TrajectoryParties): boolean =>
  actor.id === parties.ownerId || (actor.role === 'chainDirector' && actor.regionIds.includes(parties.regionId));

/**
 * Coming in without being asked: a director of the region it is in, while somebody is followed there. Otherwise whoever falls ill takes the file along, and
 * nobody of the region may go on. A director of the region to which it is handed over waits until it is theirs.
 */
export const mayJoinTrajectory = (actor: Who, parties: TrajectoryParties): boolean =>
  actor.role === 'chainDirector' && actor.regionIds.includes(parties.regionId) && !followsTrajectory(actor, parties);

/** The owner lets anybody go who takes part; whoever takes part lets go themselves. The owner hands over. */
export const mayLetGo = (actor: Pick<Actor, 'id'>, { ownerId, partyIds }: TrajectoryParties, whom: string): boolean =>
  whom !== ownerId && partyIds.includes(whom) && (actor.id === ownerId || actor.id === whom);

/** A second pair of eyes: a director of the region, or a party, who is not the one who proposed it. */
export const mayAnswerEnd = (actor: Who, parties: TrajectoryParties, proposedBy: string): boolean =>
  actor.id !== proposedBy && (mayMoveTrajectory(actor, parties) || followsTrajectory(actor, parties));
