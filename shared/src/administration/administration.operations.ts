import { roles } from '../kernel/actor.js';
import type { Operation } from '../kernel/operation.js';

/** Who has which rights is about staff: C2, so that it needs a second factor and a recent act, and every look is written down. */
const staff = { dataClass: 'C2', activity: 'user-administration' } as const;
const keepers = ['organisationAdministrator', 'administrator'] as const;

export const administrationOperations = {
  'accounts.list': { ...staff, who: keepers },
  'accounts.export': { ...staff, who: keepers, stepUp: true },
  'account.invite': { ...staff, who: keepers, stepUp: true },
  'account.change': { ...staff, who: keepers, stepUp: true, object: 'own' },
  // Taking a right away must never have to wait for a proof.
  'account.end': { ...staff, who: keepers, object: 'own' },
  'account.end_sessions': { ...staff, who: keepers, object: 'own' },
  'account.invite_again': { ...staff, who: keepers, stepUp: true, object: 'own' },
  'invitation.read': { ...staff, who: 'public' },
  'invitation.accept': { ...staff, who: 'public' },
  'invitation.elsewhere': { ...staff, who: 'public' },
  'password.change': { dataClass: 'C2', activity: 'login', who: roles.filter((role) => role !== 'feed'), stepUp: true },
  'machines.list': { ...staff, who: keepers },
  'machine.make': { ...staff, who: keepers, stepUp: true, object: 'own' },
  'machine.add_key': { ...staff, who: keepers, stepUp: true, object: 'own' },
  'machine.retire_key': { ...staff, who: keepers, object: 'own' },
  'machine.disable': { ...staff, who: keepers, object: 'own' },
  'reviews.list': { ...staff, who: keepers },
  'review.sign': { ...staff, who: keepers, object: 'own' },
} as const satisfies Record<string, Operation>;
