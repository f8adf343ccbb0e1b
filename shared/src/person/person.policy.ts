import type { RelationBasis } from '../audit/audit.terms.js';
import type { Actor } from '../kernel/actor.js';
import type { CareBasis } from './person.terms.js';

type Asker = Pick<Actor, 'id' | 'role' | 'organisationId' | 'regionIds'>;

export interface KeptPerson {
  organisationId: string;
  regionId: string;
  restrictedAt: unknown;
}

export interface HeldRelation {
  basis: CareBasis;
  from: Date;
  until: Date | null;
  endedAt: Date | null;
}

/** Under their pseudonym: by the organisation that holds the file, the chain director of the region, and the privacy officer. */
export function mayFindPerson(actor: Asker, person: KeptPerson): boolean {
  if (actor.role === 'privacyOfficer') return true;
  if (person.restrictedAt !== null) return false;
  if (actor.role === 'provider' || actor.role === 'organisationAdministrator')
    return actor.organisationId === person.organisationId;
  return actor.role === 'chainDirector' && actor.regionIds.includes(person.regionId);
}

/** Whoever could have to help: also a provider of the same region, who knows the reference from a colleague on the phone. */
export const mayBreakGlass = (actor: Asker, person: KeptPerson): boolean =>
  person.restrictedAt === null &&
  (actor.role === 'provider' || actor.role === 'chainDirector') &&
  (mayFindPerson(actor, person) || actor.regionIds.includes(person.regionId));

export const holdsAt = ({ from, until, endedAt }: Omit<HeldRelation, 'basis'>, at: Date): boolean =>
  from <= at && endedAt === null && (until === null || until > at);

/** Why the file opens now, or null when it does not. A relation is the only ordinary way; an emergency wears off by itself. */
export function basisOf(
  actor: Asker,
  person: KeptPerson,
  { relations, emergencyUntil, at }: { relations: readonly HeldRelation[]; emergencyUntil: Date | null; at: Date },
): RelationBasis | null {
  if (actor.role === 'privacyOfficer') return 'supervision';
  if (person.restrictedAt !== null) return null;
  const held = relations.find((relation) => holdsAt(relation, at));
  if (held) return held.basis;
  return emergencyUntil !== null && emergencyUntil > at ? 'emergency' : null;
}

/** Letting somebody in: those who follow the person themselves, and the administrator of the organisation, who answers for the file. An emergency passes nothing on. */
export const mayGiveRelation = (actor: Asker, person: KeptPerson, basis: RelationBasis | null): boolean =>
  (actor.role === 'organisationAdministrator' && mayFindPerson(actor, person)) ||
  (basis !== null && basis !== 'emergency' && basis !== 'supervision');

/** A colleague of the organisation that holds the file, or a chain director of the person's region; on a basis that fits them. */
export function mayBeGiven(
  account: Pick<Actor, 'role' | 'organisationId' | 'regionIds'>,
  person: KeptPerson,
  basis: CareBasis,
): boolean {
  if (account.role === 'provider')
    return account.organisationId === person.organisationId && basis !== 'chainDirection';
  return (
    account.role === 'chainDirector' &&
    account.regionIds.includes(person.regionId) &&
    (basis === 'chainDirection' || basis === 'processDirection')
  );
}

/** That a file was opened in an emergency: for the privacy officer, and for the organisation that holds it. */
export const mayHearNotices = (actor: Pick<Actor, 'role' | 'organisationId'>, organisationId: string): boolean =>
  actor.role === 'privacyOfficer' ||
  (actor.role === 'organisationAdministrator' && actor.organisationId === organisationId);
