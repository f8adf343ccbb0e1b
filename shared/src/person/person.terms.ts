/** On what one follows a person; `RelationBasis` without those that nobody can be given. */
export const careBases = ['treatment', 'guidance', 'chainDirection', 'processDirection'] as const;
export type CareBasis = (typeof careBases)[number];

/** Why somebody opened a file without a care relation; the words that explain it come beside it. */
export const emergencyReasons = [
  'acuteDanger', // acuut gevaar voor betrokkene of anderen
  'crisisAdmission', // opname in crisis
  'unreachableColleague', // behandelaar niet bereikbaar
  'other',
] as const;
export type EmergencyReason = (typeof emergencyReasons)[number];

/** How long an emergency opens one file, in milliseconds, and within how many Dutch working days it is reviewed (NEN 7513 chapter 6 asks for both; the figures are ours). */
export const emergencyTerms = { lasts: 4 * 3_600_000, reviewDays: 3 } as const;

export const identityFields = ['familyName', 'givenNames', 'birthDate', 'bsn', 'phone', 'address', 'contact'] as const;
export type IdentityField = (typeof identityFields)[number];
