/* Names and bounds of asking for a place, without the schemas made of them: a screen that needs the names does not load the validator. */

/** Ages in bands, so that nobody is found by theirs. Years, both ends included; the last band is open. */
export const ageBands = ['12-17', '18-24', '25-39', '40-54', '55-64', '65+'] as const;
export type AgeBand = (typeof ageBands)[number];

/** Only where it decides; a request that leaves it out fits wards for everybody, and is "unknown" for the others. */
export const requestSexes = ['female', 'male'] as const;
export type RequestSex = (typeof requestSexes)[number];

export const requestPayers = ['wfz', 'zvw', 'wlz', 'wmo', 'unclear'] as const;
export type RequestPayer = (typeof requestPayers)[number];

export const urgencies = ['crisis', 'urgent', 'regular'] as const;
export type Urgency = (typeof urgencies)[number];

/** How far somebody may go: the own region, the regions that border on it, or the whole register. */
export const reaches = ['region', 'neighbours', 'national'] as const;
export type Reach = (typeof reaches)[number];

/** `open` until somebody is admitted or it is no longer needed. A request that was placed may be opened again for a transfer. */
export const requestStates = ['open', 'placed', 'ended'] as const;
export type RequestState = (typeof requestStates)[number];

/** Why a request ended without an admission here. */
export const endReasons = [
  'placedElsewhere',
  'noLongerNeeded',
  'stayedWhere',
  'duplicate',
  'mistake',
  'other',
] as const;
export type EndReason = (typeof endReasons)[number];

/** What came of a try before this request, as somebody remembers it. */
export const triedOutcomes = ['refused', 'full', 'noAnswer', 'waitingList', 'withdrawn'] as const;
export type TriedOutcome = (typeof triedOutcomes)[number];

/**
 * One try at one ward (toeleidingspoging). `queued` waits for its turn. `asked` → `seen` → `considering` → an answer. `proposed` is "yes, but from another
 * day". An attempt ends in one of the last seven.
 */
export const attemptStates = [
  'queued',
  'asked',
  'seen',
  'considering',
  'proposed',
  'accepted',
  'admitted',
  'refused',
  'withdrawn',
  'noShow',
  'cancelled',
  'lapsed',
  'left',
] as const;
export type AttemptState = (typeof attemptStates)[number];

/** Waits for an answer of the ward. */
export const waitingStates = ['asked', 'seen', 'considering'] as const satisfies readonly AttemptState[];
/** Still leads somewhere. */
export const liveStates = [
  'queued',
  ...waitingStates,
  'proposed',
  'accepted',
] as const satisfies readonly AttemptState[];

/** Why a try ended by itself: another ward accepted, the request was ended, or the bed that was promised is gone. */
export const lapseReasons = ['acceptedElsewhere', 'requestEnded', 'bedGone'] as const;
export type LapseReason = (typeof lapseReasons)[number];

/**
 * Why a ward says no. The first ten can be compared with what the ward itself publishes and with its beds at that second; the others are about this person
 * or about tonight.
 */
export const refusalReasons = [
  'full',
  'staff',
  'admissionStop',
  'securityLevel',
  'careIntensity',
  'targetGroup',
  'legalTitle',
  'sex',
  'age',
  'payer',
  'region',
  'groupSafety',
  'victimNearby',
  'somaticCare',
  'treatmentFinished',
  'materialMissing',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** What is still missing before a ward can answer. */
export const missingMaterials = [
  'indication',
  'legalTitle',
  'riskAssessment',
  'treatmentHistory',
  'medication',
  'payer',
] as const;
export type MissingMaterial = (typeof missingMaterials)[number];

/** Through the system, or by telephone and written down afterwards by one of the two. */
export const channels = ['system', 'phone'] as const;
export type Channel = (typeof channels)[number];

/** Several wards at the same time, or the next when one says no. */
export const askModes = ['together', 'inTurn'] as const;
export type AskMode = (typeof askModes)[number];

export const holdStates = ['active', 'expired', 'released', 'admitted', 'displaced'] as const;
export type HoldState = (typeof holdStates)[number];

/** What a hard criterion compares. Each can exclude a ward, and says so by this name. */
export const criteria = [
  'securityLevel',
  'careIntensity',
  'targetGroup',
  'legalTitle',
  'sex',
  'age',
  'reach',
  'avoidedRegion',
] as const;
export type Criterion = (typeof criteria)[number];

/** Why a bed cannot be assigned now, though the ward fits. `stale`: its figure is no longer a fact. */
export const bedObstacles = ['full', 'held', 'admissionStop', 'stale', 'never'] as const;
export type BedObstacle = (typeof bedObstacles)[number];

/** The soft terms, each at most its weight; the sum of a ward's points is its score, at most 100. */
export const softTerms = [
  'distance',
  'freeBeds',
  'freshness',
  'truth',
  'intensity',
  'speciality',
  'payer',
  'tried',
] as const;
export type SoftTerm = (typeof softTerms)[number];

/** Why somebody chose this ward, also against the order: the placement policy of forensic care asks that the weighing is recorded. */
export const weighingReasons = [
  'bestMatch',
  'closest',
  'soonest',
  'expertise',
  'knownThere',
  'familyNearby',
  'victimDistance',
  'agreedByPhone',
  'onlyOption',
] as const;
export type WeighingReason = (typeof weighingReasons)[number];

/** A ward's figure contradicts its refusal. `criterion`: it publishes that it does accept this; `bed`: a bed was free that second; `stop`: it had no stop. */
export const contradictionKinds = ['criterion', 'bed', 'stop'] as const;
export type ContradictionKind = (typeof contradictionKinds)[number];

/** Minutes that a bed is held, by urgency, unless an organisation configures its own (HOLD_MINUTES). */
export const defaultHoldMinutes: Readonly<Record<Urgency, number>> = { crisis: 60, urgent: 240, regular: 1_440 };
