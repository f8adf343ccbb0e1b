/** Who may act. The names are the demo accounts' roles; one person has one role in this release. */
export const roles = [
  'provider', // aanbieder: keeps the beds of its own organisation
  'organisationAdministrator', // beheerder van een aanbieder: keeps its people and proposes changes of its wards
  'referrer', // verwijzer
  'nationalCoordinator', // landelijk coördinatiepunt
  'chainDirector', // ketenregisseur
  'adviser', // bestuurlijk adviseur
  'ministry',
  'administrator', // beheer
  'privacyOfficer',
  'feed', // a machine
] as const;
export type Role = (typeof roles)[number];

/** What a machine may do: `capacity` reports its own organisation's beds. `backfill` lifts the 14-day limit on observed-at, for feeds that replay a history. */
export const scopes = ['capacity', 'backfill'] as const;
export type Scope = (typeof scopes)[number];

export interface Actor {
  id: string;
  name: string;
  role: Role;
  organisationId: string | null;
  regionIds: readonly string[];
  /** The directory (register) this actor works in; one directory never sees another's live changes. */
  directoryId: string;
  scopes: readonly Scope[];
}
