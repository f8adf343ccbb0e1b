/* Names and bounds of following somebody, without the schemas made of them: a screen that needs the names does not load the validator. */

/**
 * The road of one person under the ketenveldnorm (levensloopaanpak): reported (melding), triaged by the weegteam, on the inclusion table, followed for two
 * years or longer, ended. `declined` is a no of the weegteam or of the table.
 */
export const phases = ['reported', 'triaged', 'following', 'ended', 'declined'] as const;
export type Phase = (typeof phases)[number];
/** Somebody answers for these: an owner at every second. */
export const openPhases = ['reported', 'triaged', 'following'] as const satisfies readonly Phase[];

/**
 * What the weegteam weighs (inclusion criteria as regions publish them: Fivoor, Veiligheidshuis Zeeland). The first six must all be met; the last names the
 * cause, of which at least one is needed.
 */
export const criteria = [
  'adult',
  'danger',
  'longLasting',
  'repetition',
  'structure',
  'regularFallsShort',
  'cause',
] as const;
export type Criterion = (typeof criteria)[number];
export const criterionAnswers = ['met', 'notMet', 'unclear'] as const;
export type CriterionAnswer = (typeof criterionAnswers)[number];

export const declineReasons = [
  'criteriaNotMet',
  'regularCareFits',
  'otherApproach',
  'noConsentNoGround',
  'duplicate',
  'mistake',
] as const;
export type DeclineReason = (typeof declineReasons)[number];

/** Why following ends. Only `evaluated` may end it regularly, and not before two years; every other ground needs a second pair of eyes. */
export const endGrounds = [
  'evaluated',
  'death',
  'emigration',
  'otherRegime',
  'courtDecision',
  'wronglyIncluded',
] as const;
export type EndGround = (typeof endGrounds)[number];
export const earlyGrounds = [
  'death',
  'emigration',
  'otherRegime',
  'courtDecision',
  'wronglyIncluded',
] as const satisfies readonly EndGround[];

/** Years of one term of following: at least two (letter to parliament of 6 November 2020, source 004). */
export const termYears = 2;

/** The roles around somebody that a trajectory names (levensloopaanpak.nl): one of each at most. */
export const directorRoles = ['processDirector', 'municipalCaseDirector', 'levensloopCoordinator'] as const;
export type DirectorRole = (typeof directorRoles)[number];

/** Days between two contacts that a plan may ask for. */
export const contactInterval = { least: 1, most: 92, usual: 14 } as const;

export const contactKinds = ['visit', 'phone', 'conference', 'video', 'outreach', 'other'] as const;
export type ContactKind = (typeof contactKinds)[number];
export const contactStates = ['planned', 'done', 'missed', 'cancelled'] as const;
export type ContactState = (typeof contactStates)[number];

/** What comes after a legal title ends: without one of these, a title that ends within eight weeks is a breach. */
export const titlePlans = ['extension', 'newTitle', 'voluntary', 'noneNeeded'] as const;
export type TitlePlan = (typeof titlePlans)[number];
/** Days before a title ends in which a plan must stand: eight weeks. */
export const titleWarningDays = 56;

/** Where care is given. `gap` is no care, and says why. */
export const careKinds = ['ward', 'outpatient', 'supportedLiving', 'home', 'detention', 'elsewhere', 'gap'] as const;
export type CareKind = (typeof careKinds)[number];
export const gapReasons = ['refuses', 'missing', 'noPlace', 'noPayer', 'abroad', 'waiting'] as const;
export type GapReason = (typeof gapReasons)[number];
/** Scaling up and down, from least to most care. */
export const intensities = ['light', 'middle', 'intensive', 'secure'] as const;
export type Intensity = (typeof intensities)[number];

/** The twelve areas of life (leefgebieden) of the monitor of the persoonsgerichte aanpak; scored 1 (acute) to 5 (self-reliant). */
export const lifeAreas = [
  'finance',
  'dayActivities',
  'housing',
  'domesticRelations',
  'mentalHealth',
  'physicalHealth',
  'addiction',
  'dailyLiving',
  'socialNetwork',
  'participation',
  'justice',
  'safety',
] as const;
export type LifeArea = (typeof lifeAreas)[number];

export const goalStates = ['open', 'reached', 'stalled', 'dropped'] as const;
export type GoalState = (typeof goalStates)[number];

export const handoverReasons = ['moved', 'otherProvider', 'otherDirector', 'absence', 'other'] as const;
export type HandoverReason = (typeof handoverReasons)[number];
export const handoverStates = ['proposed', 'accepted', 'declined', 'withdrawn'] as const;
export type HandoverState = (typeof handoverStates)[number];

/** Why a director of the region takes part in what a colleague follows. `absent`: they stand in for whoever is away. */
export const joinReasons = ['absent', 'agreed', 'sharedCaseload', 'other'] as const;
export type JoinReason = (typeof joinReasons)[number];

/** What must never be so. Each is checked in the database, every night, and after every restore. */
export const breachKinds = [
  'noOwner',
  'twoOwners',
  'noNextContact',
  'contactOverdue',
  'titleWithoutPlan',
  'titleLapsed',
  'gapInCare',
  'handoverOverdue',
  'evaluationOverdue',
  'orphanedRegion',
] as const;
export type BreachKind = (typeof breachKinds)[number];

/** Lines of a trajectory's own history; a line is never changed. */
export const trajectoryStepKinds = [
  'reported',
  'triaged',
  'included',
  'declined',
  'planned',
  'owned',
  'joined',
  'askedAlong',
  'letGo',
  'evaluated',
  'endProposed',
  'endRefused',
  'ended',
  'handoverProposed',
  'handoverAccepted',
  'handoverDeclined',
  'handoverWithdrawn',
  'contactPlanned',
  'contactDone',
  'contactMissed',
  'contactCancelled',
  'titleSet',
  'titlePlanned',
  'titleEnded',
  'payerSet',
  'careSet',
  'goalSet',
  'scored',
  'cardSet',
  'breachFound',
  'breachCleared',
] as const;
export type TrajectoryStepKind = (typeof trajectoryStepKinds)[number];
