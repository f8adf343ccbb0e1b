/** `proposed`: not everybody has said yes. `agreed`: all have, and it is being carried out. `ended`: somebody said no, or it was taken back. */
export const chainStates = ['proposed', 'agreed', 'done', 'ended'] as const;
export type ChainState = (typeof chainStates)[number];

/** Why a side of a step says no. */
export const chainNoReasons = [
  'notReady',
  'ownWish',
  'otherPlace',
  'noRoom',
  'doesNotFit',
  'paymentUnclear',
  'authorisation',
  'other',
] as const;
export type ChainNoReason = (typeof chainNoReasons)[number];

/** Why whoever proposed it takes it back. */
export const chainWithdrawReasons = ['betterChain', 'movedOn', 'stuck', 'mistake'] as const;
export type ChainWithdrawReason = (typeof chainWithdrawReasons)[number];

/** What stands in the way of a step that is to come; reckoned at each look and never kept. */
export const chainTroubles = ['moverGone', 'dwellingGone', 'noBed'] as const;
export type ChainTrouble = (typeof chainTroubles)[number];

/** One line of what happened to a chain. */
export const chainStepKinds = [
  'proposed',
  'saidYes',
  'saidNo',
  'agreed',
  'overdue',
  'done',
  'undone',
  'withdrawn',
  'finished',
] as const;
export type ChainStepKind = (typeof chainStepKinds)[number];

/** What may be done with one step of a chain. */
export const chainMoveActs = ['yes', 'no', 'done'] as const;
export type ChainMoveAct = (typeof chainMoveActs)[number];
export const chainActs = ['withdraw', 'undo'] as const;
export type ChainAct = (typeof chainActs)[number];
