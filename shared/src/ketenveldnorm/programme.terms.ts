/* Names and bounds of the regional build-up, without the schemas made of them. */

/** What a region arranges before it can follow anybody, in the order in which regions do it (letter to parliament of 6 November 2020; levensloopaanpak.nl). */
export const programmeSteps = [
  'agreements',
  'reportDesk',
  'weegteam',
  'inclusionTable',
  'provider',
  'funding',
  'evaluation',
] as const;
export type ProgrammeStep = (typeof programmeSteps)[number];

/** Why a step stalls. */
export const stalls = ['noPartner', 'noMoney', 'noPeople', 'noAgreement', 'privacy', 'waitsForOthers'] as const;
export type Stall = (typeof stalls)[number];

export const programmeStates = ['done', 'stalled', 'late', 'planned', 'open'] as const;
export type ProgrammeState = (typeof programmeStates)[number];
