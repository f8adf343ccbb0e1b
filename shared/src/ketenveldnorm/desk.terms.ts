/* Names and bounds of the caseload desk, without the schemas made of them. */

/** Why somebody is on today's list; the most pressing reason first. */
export const deskReasons = [
  'titleLapsing',
  'contactOverdue',
  'handoverWaiting',
  'contactToday',
  'endToAnswer',
  'evaluationDue',
  'titleEnding',
  'payerAfterTitle',
  'goalsStalled',
  'toTriage',
  'toDecide',
] as const;
export type DeskReason = (typeof deskReasons)[number];

/** `mine`: what one answers for, or is asked to. `region`: of the own regions, or of the own organisation. */
export const deskScopes = ['mine', 'region'] as const;
export type DeskScope = (typeof deskScopes)[number];
/** So many lines at most; whoever looks at a whole region works from the top, or asks for one reason. */
export const mostLines = 250;
/** So many at once may be given a contact on one day. */
export const mostPlanned = 50;
