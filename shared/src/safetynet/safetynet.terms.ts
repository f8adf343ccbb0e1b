/* Names and bounds of the safety net for payment (noodregeling), without the schemas made of them. */

/** Calendar days that payment must stay out before VWS advances it: four weeks (letter to parliament of 6 November 2020). */
export const advanceAfterDays = 28;
/** A claim is about one stay; longer than a year is several claims. */
export const mostCareDays = 366;
export const mostDayCents = 10_000_000;

/** Who might have to pay: gemeente (Wmo), zorgverzekeraar (Zvw), zorgkantoor (Wlz), DJI (Wfz). */
export const payerKinds = ['municipality', 'insurer', 'zorgkantoor', 'dji'] as const;
export type PayerKind = (typeof payerKinds)[number];

/** `open`: nobody paid yet. `advanced`: VWS paid and waits for whoever is responsible. `settled`: nobody owes anything any more. */
export const dossierStates = ['open', 'advanced', 'settled', 'withdrawn'] as const;
export type DossierState = (typeof dossierStates)[number];

/** What the bestuurlijk adviseur did, and what came back. */
export const addressVerbs = ['letter', 'phone', 'meeting'] as const;
export const answerVerbs = ['accepts', 'acceptsPart', 'refuses', 'asksMore', 'noAnswer'] as const;
export const actionVerbs = [...addressVerbs, ...answerVerbs] as const;
export type ActionVerb = (typeof actionVerbs)[number];

export const writeOffReasons = ['nobodyResponsible', 'payerGone', 'courtDecision', 'smallRemainder'] as const;
export type WriteOffReason = (typeof writeOffReasons)[number];

/** Positive is owed to, negative is owed by. `receivable`: what payers have to pay, jointly or one of them. `provider`: what the provider waits for. */
export const accounts = ['receivable', 'provider', 'advance', 'writtenOff'] as const;
export type LedgerAccount = (typeof accounts)[number];

export const bookingKinds = [
  'claimed',
  'advanced',
  'assigned',
  'settled',
  'writtenOff',
  'corrected',
  'withdrawn',
] as const;
export type BookingKind = (typeof bookingKinds)[number];

/** `due`: the clock saw that four weeks had gone by. */
export const dossierStepKinds = [
  'opened',
  'acted',
  'due',
  'advanced',
  'assigned',
  'settled',
  'writtenOff',
  'corrected',
  'withdrawn',
] as const;
export type DossierStepKind = (typeof dossierStepKinds)[number];
