import type { Actor } from './actor.js';

/** Months that a client or a key may live (ASVS 13.3.4). */
export const longestMachineLife = 12;

/** An organisation keeps its own machines; the administrator keeps everyone's. */
export const mayKeepMachines = (
  { role, organisationId }: Pick<Actor, 'role' | 'organisationId'>,
  ofOrganisation: string,
): boolean => role === 'administrator' || (role === 'organisationAdministrator' && organisationId === ofOrganisation);

/** A year from its beginning at most; 29 February counts as 1 March. */
export function latestMachineEnd(from: Date): Date {
  const end = new Date(from);
  end.setUTCMonth(end.getUTCMonth() + longestMachineLife);
  return end;
}
