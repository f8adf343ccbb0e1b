import type { Role } from '../kernel/actor.js';

export const accountStates = ['invited', 'active', 'ended'] as const;
export type AccountState = (typeof accountStates)[number];

/** Codes and no free text: why somebody left is their own business. */
export const endReasons = ['left', 'other_work', 'absent', 'misuse', 'review', 'withdrawn'] as const;
export type EndReason = (typeof endReasons)[number];

/** Of people; machines are made elsewhere. */
export const personRoles = [
  'provider',
  'organisationAdministrator',
  'referrer',
  'nationalCoordinator',
  'chainDirector',
  'adviser',
  'ministry',
  'administrator',
  'privacyOfficer',
] as const satisfies readonly Role[];
export type PersonRole = (typeof personRoles)[number];

/** Reviewed each quarter instead of each year (BIO2 8.02.01). */
export const specialRoles: readonly Role[] = ['administrator', 'privacyOfficer', 'organisationAdministrator', 'feed'];

export const reviewKinds = ['special', 'all'] as const;
export type ReviewKind = (typeof reviewKinds)[number];
