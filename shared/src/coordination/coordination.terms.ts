/* Names and bounds of the coordination point, without the schemas made of them: a screen that needs the names does not load the validator. */

/** A structural knelpunt (region × level), a distressing case of one pseudonymous person (schrijnende casus), or a question to the vraagbaak. */
export const caseKinds = ['knelpunt', 'casus', 'question'] as const;
export type CaseKind = (typeof caseKinds)[number];

/** The ladder, from the bottom up. Each rung has one owner and a deadline; when that passes, the case climbs by itself. */
export const rungs = ['provider', 'region', 'national', 'ministry'] as const;
export type Rung = (typeof rungs)[number];

/** `paused`: the clock stands still for a reason and until a day; it runs again by itself. */
export const caseStates = ['open', 'paused', 'closed'] as const;
export type CaseState = (typeof caseStates)[number];

/** What the coordination point does (beveiligdebedden.nl: bemiddelt, analyseert, adviseert), and what a Zorg- en Veiligheidshuis may force. */
export const interventionVerbs = ['mediated', 'analysed', 'advised', 'breakthrough'] as const;
export type InterventionVerb = (typeof interventionVerbs)[number];

export const causes = [
  'noBed',
  'mismatch',
  'refusal',
  'payer',
  'legalTitle',
  'outflow',
  'law',
  'cooperation',
  'other',
] as const;
export type Cause = (typeof causes)[number];

/** How it ended, by kind. Nothing is closed without one. */
export const outcomes = {
  knelpunt: ['capacityAdded', 'capacityShifted', 'criteriaChanged', 'passedByItself', 'accepted', 'duplicate'],
  casus: ['placed', 'placedElsewhere', 'otherCare', 'staysWithSupport', 'withdrawn', 'duplicate'],
  question: ['answered', 'referredOn', 'withdrawn', 'duplicate'],
} as const satisfies Record<CaseKind, readonly string[]>;
export type Outcome = (typeof outcomes)[CaseKind][number];
export const allOutcomes = [...new Set(Object.values(outcomes).flat())] as [Outcome, ...Outcome[]];

/** Why a case goes down the ladder, stands still or is closed again after it was opened anew. */
export const downReasons = [
  'solvableLocally',
  'waitsForParty',
  'waitsForCourt',
  'waitsForBed',
  'mistake',
  'other',
] as const;
export type DownReason = (typeof downReasons)[number];

/** One line of the timeline. */
export const caseStepKinds = [
  'opened',
  'signalled',
  'climbed',
  'lowered',
  'paused',
  'resumed',
  'taken',
  'handed',
  'reassigned',
  'noted',
  'taskAdded',
  'taskDone',
  'participantAdded',
  'participantRemoved',
  'conferencePlanned',
  'conferenceHeld',
  'intervened',
  'linked',
  'unlinked',
  'answered',
  'published',
  'chainMoved',
  'closed',
  'reopened',
] as const;
export type CaseStepKind = (typeof caseStepKinds)[number];

export const linkKinds = ['ward', 'request', 'person', 'signal', 'case', 'chain'] as const;
export type LinkKind = (typeof linkKinds)[number];

/** The rules that look at the live board. K1 no assignable bed while somebody waits, K2 a wait beyond its norm, K3 outflow blocked, K5 mismatch. */
export const signalRules = ['K1', 'K2', 'K3', 'K5'] as const;
export type SignalRule = (typeof signalRules)[number];
export const signalStates = ['raised', 'cleared'] as const;
export const signalLevels = ['amber', 'red'] as const;
export type SignalLevel = (typeof signalLevels)[number];

export const articleSubjects = ['wvggz', 'wzd', 'wfz', 'payers', 'placement', 'levensloop', 'practice'] as const;
export type ArticleSubject = (typeof articleSubjects)[number];

/** Of what somebody may be told. */
export const noticeTopics = [
  'caseMine',
  'caseClimbed',
  'caseJoined',
  'caseCrisis',
  'taskDue',
  'questionAnswered',
  'holdEnds',
  'placementAsked',
  'titleLapsing',
  'payerAfterTitle',
  'contactOverdue',
  'followingJoined',
  'followingAsked',
  'dossierMine',
  'advanceDue',
  'chainAsked',
  'chainOverdue',
  'chainAgreed',
  'chainOver',
] as const;
export type NoticeTopic = (typeof noticeTopics)[number];
export const noticeChannels = ['app', 'mail', 'push'] as const;
export type NoticeChannel = (typeof noticeChannels)[number];
