import type { AuditAction, Purpose } from '@ketenzicht/shared/audit';
import type { Role } from '@ketenzicht/shared/kernel';

/** Plain Dutch for the one whom the log is about. On paper there is one language: that of the law. */
export const actionWords: Readonly<Record<AuditAction, string>> = {
  C: 'Toegevoegd',
  R: 'Bekeken',
  U: 'Gewijzigd',
  D: 'Verwijderd',
  E: 'Uitgevoerd',
};

export const purposeWords: Readonly<Record<Purpose, string>> = {
  care: 'Zorg of begeleiding',
  coordination: 'Regie over de keten',
  administration: 'Beheer van gegevens',
  oversight: 'Controle van het logboek',
  patientRequest: 'Verzoek van uzelf',
  emergency: 'Noodsituatie',
  service: 'Het systeem zelf',
};

export const roleWords: Readonly<Record<Role, string>> = {
  provider: 'Medewerker van een aanbieder',
  organisationAdministrator: 'Beheerder van een aanbieder',
  referrer: 'Verwijzer',
  nationalCoordinator: 'Landelijk coördinatiepunt',
  chainDirector: 'Ketenregisseur',
  adviser: 'Bestuurlijk adviseur',
  ministry: 'Ministerie',
  administrator: 'Systeembeheer',
  privacyOfficer: 'Functionaris gegevensbescherming',
  feed: 'Geautomatiseerde koppeling',
};

const parts: Readonly<Record<string, string>> = {
  identity: 'Persoonsgegevens',
  relations: 'Betrokken medewerkers',
  log: 'Logboek',
  file: 'Dossier',
};
export const partWords = (names: readonly string[]): string =>
  names.length === 0 ? 'Dossier' : names.map((name) => parts[name] ?? name).join(', ');
