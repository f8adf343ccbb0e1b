import type { Actor } from '../../kernel/actor.js';

type Who = Pick<Actor, 'id' | 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;

export interface ChainParties {
  directoryId: string;
  regionIds: readonly string[];
  /** Organisations that say yes or no to a step. */
  partyIds: readonly string[];
  /** People of no organisation who asked for a place. */
  askerIds: readonly string[];
}

/** The coordination point for the whole register; a chain director for what touches a region of theirs. */
export const mayProposeChain = (actor: Who, chain: Pick<ChainParties, 'directoryId' | 'regionIds'>): boolean =>
  actor.directoryId === chain.directoryId &&
  (actor.role === 'nationalCoordinator' ||
    (actor.role === 'chainDirector' && chain.regionIds.some((id) => actor.regionIds.includes(id))));

/** Whoever could have proposed it, and whoever has a step in it. */
export const maySeeChain = (actor: Who, chain: ChainParties): boolean =>
  actor.directoryId === chain.directoryId &&
  (mayProposeChain(actor, chain) ||
    (actor.organisationId !== null && chain.partyIds.includes(actor.organisationId)) ||
    chain.askerIds.includes(actor.id));

export interface StepSides {
  directoryId: string;
  /** Of whom somebody leaves: an organisation, or whoever asked as themselves. */
  senderId: string | null;
  askerId: string | null;
  /** Who takes them in; null: whoever keeps the offer of a dwelling for a landlord, in this region. */
  receiverId: string | null;
  /** Who delivers a VPT there; null: nobody has to. */
  teamId: string | null;
  regionId: string;
}

const isOf = (actor: Who, organisationId: string | null): boolean =>
  organisationId !== null && actor.organisationId === organisationId;

export const isSender = (actor: Who, step: StepSides): boolean =>
  step.senderId === null ? step.askerId === actor.id : isOf(actor, step.senderId);

export const isReceiver = (actor: Who, step: StepSides): boolean =>
  step.receiverId !== null
    ? isOf(actor, step.receiverId)
    : actor.directoryId === step.directoryId &&
      (actor.role === 'nationalCoordinator' ||
        (actor.role === 'chainDirector' && actor.regionIds.includes(step.regionId)));

export const isTeam = (actor: Who, step: StepSides): boolean => isOf(actor, step.teamId);
