import type { Actor } from '../kernel/actor.js';

interface OwnedUnit {
  providerId: string;
  directoryId: string;
}

/** A provider's people and its machines keep the figures of their own wards, and nobody else's. */
export const mayReportCapacity = (
  actor: Pick<Actor, 'role' | 'organisationId' | 'directoryId'>,
  unit: OwnedUnit,
): boolean =>
  (actor.role === 'provider' || actor.role === 'feed') &&
  actor.organisationId === unit.providerId &&
  actor.directoryId === unit.directoryId;

/** Only a feed that was given the scope may report about a moment more than 14 days back. */
export const mayBackfill = (actor: Pick<Actor, 'role' | 'scopes'>): boolean =>
  actor.role === 'feed' && actor.scopes.includes('backfill');

/**
 * Outside the care chain: sees the beds an hour late and small wards only together, because a count that small can be a person (PRIV-09, GDPR recital 26).
 */
export const seesFromAfar = ({ role }: Pick<Actor, 'role'>): boolean => role === 'ministry';

/** How late, in ms. */
export const afarDelay = 3_600_000;
