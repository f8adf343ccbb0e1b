/**
 * What a line of the access log may say, after NEN 7513:2018 (chapters 5-7) and the DICOM audit message that it follows. Codes are ours; the
 * names in comments are the norm's.
 */

/** EventActionCode: create, read, update, delete, execute (log in, export, emergency). */
export const auditActions = ['C', 'R', 'U', 'D', 'E'] as const;
export type AuditAction = (typeof auditActions)[number];

/** EventOutcomeIndicator: 0 done, 4 refused or failed without harm, 8 serious, 12 major failure. */
export const auditOutcomes = [0, 4, 8, 12] as const;
export type AuditOutcome = (typeof auditOutcomes)[number];

/** PurposeOfUse. */
export const purposes = [
  'care', // behandeling en begeleiding
  'coordination', // regie over de keten
  'administration', // beheer van gebruikers en gegevens
  'oversight', // controle van het logboek, functionaris gegevensbescherming
  'patientRequest', // op verzoek van de betrokkene
  'emergency', // noodtoegang
  'service', // het systeem zelf
] as const;
export type Purpose = (typeof purposes)[number];

/** Why one may see this person: the basis in the care relation, or none because it was an emergency or supervision. */
export const relationBases = [
  'treatment', // behandelrelatie
  'guidance', // begeleiding
  'chainDirection', // ketenregie
  'processDirection', // procesregie
  'emergency',
  'supervision', // toezicht door de functionaris gegevensbescherming
  'none', // a refusal, or nothing about a person
] as const;
export type RelationBasis = (typeof relationBases)[number];
