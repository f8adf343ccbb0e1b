/* Names of what a VPT is put together from, without the schemas made of them. */

/** What falls under a VPT, in the order of the waaier. */
export const careParts = [
  'personalCare',
  'nursing',
  'guidance',
  'treatment',
  'transport',
  'supervision',
  'meals',
  'housekeeping',
  'nightReach',
  'laundry',
  'respite',
] as const;
export type CarePart = (typeof careParts)[number];

/** By whom: one's own team, whoever is around the client and is paid by nobody, a device with somebody behind it, or another organisation. */
export const lineBys = ['ownTeam', 'network', 'technology', 'subcontractor'] as const;
export type LineBy = (typeof lineBys)[number];

/** ISO: Monday is 1. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;
export type Weekday = (typeof weekdays)[number];

export const dayParts = ['morning', 'afternoon', 'evening', 'night'] as const;
export type DayPart = (typeof dayParts)[number];

/** Why a part is in nobody's hands, as a choice that somebody made. `carerManages`: "niet van toepassing" of the waaier. */
export const notNeededReasons = [
  'doesAlone',
  'carerManages',
  'livesThere',
  'paidElsewhere',
  'ownWish',
  'notNow',
] as const;
export type NotNeededReason = (typeof notNeededReasons)[number];

/** With whom it was agreed: in codes, because a name is not needed to know that it was. */
export const agreeers = ['client', 'representative', 'family'] as const;
export type Agreeer = (typeof agreeers)[number];

export const arrangementStates = ['concept', 'agreed', 'ended'] as const;
export type ArrangementState = (typeof arrangementStates)[number];

export const arrangementEnds = [
  'admitted',
  'otherForm',
  'otherProvider',
  'moved',
  'ownWish',
  'died',
  'mistake',
] as const;
export type ArrangementEnd = (typeof arrangementEnds)[number];

/** What is missing where a part is needed; `reach`: hours in which nobody can be reached. */
export const gapKinds = ['undecided', 'way', 'who', 'when', 'law', 'phone', 'reach'] as const;
export type GapKind = (typeof gapKinds)[number];

export const arrangementActs = ['change', 'agree', 'nights', 'end', 'undo'] as const;
export type ArrangementAct = (typeof arrangementActs)[number];
