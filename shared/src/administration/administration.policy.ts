import type { Actor, Role } from '../kernel/actor.js';
import { personRoles, type PersonRole } from './administration.terms.js';

type Granter = Pick<Actor, 'id' | 'role' | 'organisationId' | 'regionIds'>;
interface Kept {
  id: string;
  role: Role;
  organisationId: string | null;
}

/** Of one organisation by their nature; and of none. The others may be either. */
const ofOrganisation: ReadonlySet<Role> = new Set(['provider', 'organisationAdministrator']);
const ofNobody: ReadonlySet<Role> = new Set([
  'nationalCoordinator',
  'adviser',
  'ministry',
  'administrator',
  'privacyOfficer',
]);

export const fitsOrganisation = (role: Role, organisationId: string | null): boolean =>
  organisationId === null ? !ofOrganisation.has(role) : !ofNobody.has(role);

/** Nobody gives more than they have: an organisation gives the roles of its own wards, within itself; the administrator gives all. */
export const mayGrant = (actor: Granter, role: Role, organisationId: string | null): boolean =>
  fitsOrganisation(role, organisationId) &&
  (personRoles as readonly Role[]).includes(role) &&
  (actor.role === 'administrator' ||
    (actor.role === 'organisationAdministrator' &&
      actor.organisationId !== null &&
      actor.organisationId === organisationId &&
      ofOrganisation.has(role)));

export const mayGrantRegions = (actor: Granter, regionIds: readonly string[]): boolean =>
  actor.role === 'administrator' || regionIds.every((id) => actor.regionIds.includes(id));

/** Whose rights somebody looks after: all, or the people of the own organisation. */
export const mayKeepAccount = (actor: Granter, { role, organisationId }: Kept): boolean =>
  actor.role === 'administrator' ||
  (actor.role === 'organisationAdministrator' &&
    actor.organisationId !== null &&
    actor.organisationId === organisationId &&
    (ofOrganisation.has(role) || role === 'feed'));

/** Nobody changes or ends their own rights: a mistake would lock one out, and intent would be worse. */
export const isOwnAccount = (actor: Pick<Actor, 'id'>, account: { id: string }): boolean => actor.id === account.id;

export const rolesToGive = (actor: Granter, organisationId: string | null): PersonRole[] =>
  personRoles.filter((role) => mayGrant(actor, role, organisationId));
