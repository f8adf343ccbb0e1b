/** What a person may ask of us: GDPR articles 15, 16, 17 and 18. */
export const requestKinds = ['access', 'rectification', 'restriction', 'erasure'] as const;
export type RequestKind = (typeof requestKinds)[number];

export const requestStates = ['open', 'awaitingSecond', 'done', 'refused'] as const;
export type RequestState = (typeof requestStates)[number];

/** Article 17(1)(a)-(e), and destruction at the patient's request (Civil Code 7:455). */
export const erasureGrounds = [
  'noLongerNeeded',
  'consentWithdrawn',
  'objection',
  'unlawful',
  'legalDuty',
  'patientDestroys',
] as const;
export type ErasureGround = (typeof erasureGrounds)[number];

/** Article 18(1)(a)-(d). */
export const restrictionGrounds = ['accuracyContested', 'unlawful', 'neededForClaim', 'objectionPending'] as const;
export type RestrictionGround = (typeof restrictionGrounds)[number];

/** Why a request is not met; the person is told, and may complain to the supervisor (article 12(4)). */
export const refusalGrounds = ['termNotOver', 'legalHold', 'notIdentified', 'excessive', 'rightsOfOthers'] as const;
export type RefusalGround = (typeof refusalGrounds)[number];

export const exportStates = ['preparing', 'ready', 'taken', 'expired', 'refused'] as const;
export type ExportState = (typeof exportStates)[number];
