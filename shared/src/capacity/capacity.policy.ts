import type { Actor } from '../kernel/actor.js';

interface OwnedUnit {
  providerId: string;
  directoryId: string;
}

/** A provider's people and its machines keep the figures of their own wards, and nobody else's. */
export const mayReportCapacity = (actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>, unit: OwnedUnit): boolean =>
  (actor.role === 'provider' || actor.role === 'feed') && actor.organisationId === unit.providerId && actor.directoryId === unit.directoryId;

const nationalReaders: readonly string[] = ['nationalCoordinator', 'administrator', 'ministry', 'adviser', 'privacyOfficer'];

/** Everyone sees the board of the own register; national roles may also open another one, such as a replayed foreign register. */
export const mayReadBoard = (actor: Pick<Actor, 'role' | 'directoryId'>, directoryId: string): boolean =>
  actor.directoryId === directoryId || nationalReaders.includes(actor.role);

/** Only a feed that was given the scope may report about a moment more than 14 days back. */
export const mayBackfill = (actor: Pick<Actor, 'role' | 'scopes'>): boolean => actor.role === 'feed' && actor.scopes.includes('backfill');
