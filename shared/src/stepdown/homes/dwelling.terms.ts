export const dwellingKinds = ['room', 'studio', 'apartment', 'house'] as const;
export type DwellingKind = (typeof dwellingKinds)[number];

/** `let`: somebody lives there now. `withdrawn`: not to be had any more, by whoever offered it or because its day went by. */
export const dwellingStates = ['offered', 'promised', 'let', 'withdrawn'] as const;
export type DwellingState = (typeof dwellingStates)[number];

/** What a landlord asks for. None of them says anything about one tenant. */
export const dwellingConditions = [
  'guidance', // begeleiding is afgesproken
  'providerRents', // de zorgaanbieder huurt, omklapcontract
  'incomeManaged', // inkomensbeheer of budgetbeheer
  'localTies', // binding met de gemeente
  'noPets',
  'noSharing',
  'deposit',
] as const;
export type DwellingCondition = (typeof dwellingConditions)[number];

/** What lies around the corner: whoever may not live near it cannot live here. Kinds of places, never one person's. */
export const nearbyAreas = ['school', 'childcare', 'playground', 'sports', 'nightlife', 'drugScene'] as const;
export type NearbyArea = (typeof nearbyAreas)[number];

export const promiseStates = ['active', 'released', 'expired', 'let', 'withdrawn'] as const;
export type PromiseState = (typeof promiseStates)[number];

/** Whose somebody may be for whom a dwelling is promised: ready to leave a ward, asked for a place, or followed. */
export const promisedKinds = ['DS', 'AV', 'LL'] as const;

/** Why a dwelling cannot be somebody's home. `reach`: too far from where they want to go. */
export const misfits = ['reach', 'region', 'nearby', 'accessible', 'rent'] as const;
export type Misfit = (typeof misfits)[number];
