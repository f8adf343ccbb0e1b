/** Who has to do the next thing for somebody who waits to leave. */
export const waitActors = [
  'ward',
  'nextProvider',
  'municipality',
  'housingCorporation',
  'zorgkantoor',
  'ciz',
  'insurer',
  'court',
  'probation',
  'dji',
  'network',
] as const;
export type WaitActor = (typeof waitActors)[number];

/** Why an expected date is another one now. `first`: there was none before. */
export const moveReasons = [
  'placePromised',
  'placeLost',
  'dwellingLater',
  'decisionLater',
  'paymentUnclear',
  'healthChanged',
  'ownWish',
  'betterEstimate',
  'other',
] as const;
export type MoveReason = (typeof moveReasons)[number];
export type ExpectedReason = MoveReason | 'first';

/** How waiting ended. What turned out to be a `mistake` never counts. */
export const waitEnds = ['left', 'notReady', 'died', 'mistake'] as const;
export type WaitEnd = (typeof waitEnds)[number];

export const waitStates = ['waiting', ...waitEnds] as const;
export type WaitState = (typeof waitStates)[number];

/** To what somebody went. */
export const destinations = [
  'lowerLevel',
  'ggz',
  'protectedLiving',
  'ribw',
  'wlzPlace',
  'vptDwelling',
  'ownDwelling',
  'family',
  'prison',
  'abroad',
  'other',
] as const;
export type Destination = (typeof destinations)[number];

/** What may be done with a wait. */
export const waitActs = ['change', 'expect', 'end', 'undo'] as const;
export type WaitAct = (typeof waitActs)[number];
