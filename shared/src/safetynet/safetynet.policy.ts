import type { Actor } from '../kernel/actor.js';
import type { DossierState } from './safetynet.terms.js';

export interface DossierParties {
  directoryId: string;
  organisationId: string;
  regionId: string;
}
type Who = Pick<Actor, 'role' | 'organisationId' | 'directoryId' | 'regionIds'>;
type Moving = DossierParties & { state: DossierState };

const isOwn = (actor: Who, { organisationId }: DossierParties) =>
  actor.role === 'provider' && actor.organisationId === organisationId;

/** They handle dossiers, of everybody. */
export const handlesDossiers = ({ role }: Pick<Actor, 'role'>): boolean =>
  role === 'adviser' || role === 'ministry' || role === 'nationalCoordinator';

/** The provider that waits for its money, the directors of the region, and whoever handles them. */
export const maySeeDossier = (actor: Who, parties: DossierParties): boolean =>
  actor.directoryId === parties.directoryId &&
  (handlesDossiers(actor) ||
    isOwn(actor, parties) ||
    (actor.role === 'chainDirector' && actor.regionIds.includes(parties.regionId)));

const runs = ({ state }: Moving) => state === 'open' || state === 'advanced';
const sees = (actor: Who, dossier: Moving) => maySeeDossier(actor, dossier) && runs(dossier);

/** Addressing a payer, and writing down what came back. */
export const mayAddress = (actor: Who, dossier: Moving): boolean => sees(actor, dossier) && actor.role === 'adviser';
export const mayAssign = (actor: Who, dossier: Moving): boolean =>
  sees(actor, dossier) && (actor.role === 'adviser' || actor.role === 'ministry');
/** Whether it is time is for the rule. */
export const mayAdvance = (actor: Who, dossier: Moving): boolean => sees(actor, dossier) && actor.role === 'ministry';
/** Whoever gets the money says that it came: the provider, and once VWS has advanced it, the ministry. */
export const maySettle = (actor: Who, dossier: Moving): boolean =>
  sees(actor, dossier) &&
  (actor.role === 'ministry' || (dossier.state === 'open' && (actor.role === 'adviser' || isOwn(actor, dossier))));
export const mayWriteOff = (actor: Who, dossier: Moving): boolean =>
  mayAdvance(actor, dossier) && dossier.state === 'advanced';
/** Also when it is settled: that may have been the mistake. */
export const mayCorrect = (actor: Who, dossier: Moving): boolean =>
  maySeeDossier(actor, dossier) && actor.role === 'ministry' && dossier.state !== 'withdrawn';
export const mayWithdraw = (actor: Who, dossier: Moving): boolean =>
  sees(actor, dossier) && dossier.state === 'open' && (actor.role === 'adviser' || isOwn(actor, dossier));
