import type { DataClass } from '../kernel/operation.js';

/**
 * The register of processing (GDPR article 30), as data: each operation points at one entry here, and the build fails when one does not. In Dutch, because the
 * officer, the supervisor and the people it is about read it. What the client must still confirm says so: `te bevestigen`.
 */
export interface ProcessingActivity {
  name: string;
  purpose: string;
  /** Article of the GDPR (AVG), the Dutch act (UAVG) or another law. */
  basis: string;
  controller: string;
  dataClasses: readonly DataClass[];
  data: readonly string[];
  persons: readonly string[];
  recipients: readonly string[];
  /** Classes of `retention.terms.ts`; the term itself is data and stands on the screen. */
  retention: readonly string[];
  measures: readonly string[];
}

const provider = 'De zorgaanbieder die de gegevens invoert';
const joint = 'Ministerie van JenV en ministerie van VWS gezamenlijk (te bevestigen)';
const everyone = ['Rolrechten per verrichting', 'Versleutelde verbinding', 'Toegang per rol in de database'];
const guarded = [
  ...everyone,
  'Tweede factor',
  'Rijbeveiliging per organisatie',
  'Toegangslog volgens NEN 7513',
  'Geen opslag in de browser',
];

export const processingRegister = {
  service: {
    name: 'Het systeem zelf',
    purpose: 'Zeggen wat dit is, of het werkt en hoe ermee gekoppeld wordt',
    basis: 'Geen persoonsgegevens',
    controller: joint,
    dataClasses: ['C0', 'C1'],
    data: ['Versie', 'Beschikbaarheid', 'Welk nachtwerk wanneer liep'],
    persons: [],
    recipients: ['Iedereen'],
    retention: [],
    measures: ['Alleen lezen'],
  },
  login: {
    name: 'Inloggen',
    purpose: 'Vaststellen wie iemand is, en dat kunnen bewijzen',
    basis: 'AVG 6(1)(e) en 32; NEN 7510',
    controller: joint,
    dataClasses: ['C1', 'C2'],
    data: ['Naam', 'Rol', 'Organisatie', 'Tijden van sessies', 'Kenmerken van de tweede factor'],
    persons: ['Medewerkers'],
    recipients: ['Beheer', 'Functionaris gegevensbescherming'],
    retention: ['sessions', 'invitations', 'used-tokens', 'access-log'],
    measures: [...everyone, 'Alleen een vingerafdruk van sessies en wachtwoorden bewaard'],
  },
  directory: {
    name: 'Adresboek van instellingen',
    purpose: 'Weten welke afdelingen er zijn en waar',
    basis: 'Geen persoonsgegevens',
    controller: joint,
    dataClasses: ['C0'],
    data: ['Instellingen', 'Locaties', 'Afdelingen', 'Regio’s'],
    persons: [],
    recipients: ['Iedereen die is ingelogd'],
    retention: [],
    measures: everyone,
  },
  placement: {
    name: 'Een plaats zoeken en toezeggen',
    purpose:
      'Vinden welke afdeling past, een bed vasthouden, vragen en antwoord krijgen, en laten zien wat een vrij bed waard was',
    basis: 'AVG 6(1)(e) en 9(2)(h), UAVG 30; convenant van 6 november 2020 (te bevestigen)',
    controller: 'De verwijzer die de aanvraag doet, en de zorgaanbieder die haar beantwoordt',
    dataClasses: ['C0', 'C1', 'C2'],
    data: [
      'Willekeurig kenmerk',
      'Leeftijdsgroep en zo nodig geslacht',
      'Beveiligingsniveau, intensiteit, doelgroep en titel',
      'Wie betaalt, spoed en regio',
      'Wat gevraagd en geantwoord is',
      'Vingerafdruk van het eigen kenmerk van de verwijzer',
    ],
    persons: ['Mensen voor wie een plaats wordt gezocht, zonder naam', 'Medewerkers'],
    recipients: ['De gevraagde afdelingen', 'Landelijk coördinatiepunt', 'Ketenregisseur van de regio'],
    retention: ['placement-requests', 'access-log'],
    measures: [...guarded, 'Geen naam, geboortedatum of BSN', 'Persoonsgegevens in vrije tekst worden geweigerd'],
  },
  coordination: {
    name: 'Landelijk coördinatiepunt',
    purpose: 'Knelpunten en schrijnende casuïstiek bespreken en oplossen, met een eigenaar en een klok',
    basis: 'AVG 6(1)(e) en 9(2)(h), UAVG 30; convenant van 6 november 2020 (te bevestigen)',
    controller: joint,
    dataClasses: ['C0', 'C1', 'C2'],
    data: [
      'Willekeurig kenmerk',
      'Regio, niveau en doelgroep',
      'Wat er speelt, zonder naam',
      'Taken en besluiten',
      'Uitkomst',
    ],
    persons: ['Mensen om wie een casus gaat, zonder naam', 'Medewerkers'],
    recipients: [
      'Eigenaar en deelnemers van de casus',
      'Ketenregisseur van de regio',
      'Landelijk coördinatiepunt',
      'Bestuurlijk adviseur en ministerie bij de laatste trede',
    ],
    retention: ['coordination-cases', 'signals', 'access-log'],
    measures: [...guarded, 'Geen naam, geboortedatum of BSN', 'Persoonsgegevens in vrije tekst worden geweigerd'],
  },
  vraagbaak: {
    name: 'Vraagbaak',
    purpose: 'Antwoorden over wet en praktijk vindbaar maken',
    basis: 'Geen persoonsgegevens',
    controller: joint,
    dataClasses: ['C0'],
    data: ['Artikelen', 'Of zij hielpen'],
    persons: [],
    recipients: ['Iedereen die is ingelogd'],
    retention: [],
    measures: everyone,
  },
  telling: {
    name: 'Berichten aan medewerkers en systemen',
    purpose: 'Iemand laten weten dat er iets wacht',
    basis: 'AVG 6(1)(e) en 32',
    controller: joint,
    dataClasses: ['C1', 'C2'],
    data: ['E-mailadres van het werk', 'Voorkeuren', 'Kenmerk en onderwerp van een bericht, nooit de inhoud'],
    persons: ['Medewerkers'],
    recipients: ['De medewerker zelf', 'Het systeem van de eigen organisatie'],
    retention: ['desk-notices', 'access-log'],
    measures: [...everyone, 'Nooit persoonsgegevens in een bericht', 'Ondertekende berichten aan systemen'],
  },
  capacity: {
    name: 'Actuele bedden',
    purpose: 'Laten zien waar nu plek is',
    basis: 'AVG 6(1)(e); van de melder alleen de gebruikersnaam',
    controller: provider,
    dataClasses: ['C1'],
    data: [
      'Aantallen bedden',
      'Aantallen mensen die weg kunnen en waarop zij wachten',
      'Wie meldde en wanneer',
      'Tijd die het melden kostte',
    ],
    persons: ['Medewerkers die melden'],
    recipients: ['Iedereen die is ingelogd'],
    retention: ['capacity-history', 'ready-counts', 'event-log', 'idempotency-keys', 'entry-efforts'],
    measures: [...everyone, 'Schrijven alleen voor de eigen organisatie'],
  },
  persons: {
    name: 'Personen in de keten',
    purpose: 'Eén persoon door de keten volgen zonder hem te verwisselen',
    basis: 'AVG 6(1)(c) en (e), 9(2)(h); UAVG 30(3); BW 7:454 (WGBO)',
    controller: provider,
    dataClasses: ['C3'],
    data: ['Naam', 'Geboortedatum', 'Contact', 'Regio', 'Beveiligingsniveau', 'Zorgrelaties'],
    persons: ['Patiënten en justitiabelen'],
    recipients: ['Wie een zorgrelatie heeft', 'Ketenregisseur van de regio', 'Functionaris gegevensbescherming'],
    retention: ['persons', 'request-keys', 'notices'],
    measures: [...guarded, 'Eigen sleutel per persoon', 'Pseudoniem in alle lijsten', 'BSN standaard uit'],
  },
  ketenveldnorm: {
    name: 'Ketenveldnorm (levensloopaanpak)',
    purpose: 'Iemand minstens twee jaar volgen en zorgen dat de zorg doorgaat, ook als onduidelijk is wie betaalt',
    basis: 'AVG 6(1)(c) en (e), 9(2)(h); UAVG 30(3); WGS voor de Zorg- en Veiligheidshuizen (te bevestigen)',
    controller: joint,
    dataClasses: ['C0', 'C2', 'C3'],
    data: [
      'Willekeurig kenmerk',
      'Weging en besluit van de inclusietafel',
      'Levensloopplan, doelen en scores',
      'Contacten',
      'Titels, betalers en plaatsen met data',
      'Crisiskaart',
    ],
    persons: ['Mensen die gevolgd worden', 'Medewerkers'],
    recipients: ['Wie volgt en wie deelneemt', 'Ketenregisseur van de regio, onder pseudoniem'],
    retention: ['persons', 'access-log'],
    measures: [...guarded, 'Eigen sleutel per persoon', 'Pseudoniem in alle lijsten'],
  },
  emergency: {
    name: 'Noodtoegang',
    purpose: 'In nood één dossier kunnen openen, en dat verantwoorden',
    basis: 'AVG 6(1)(d) en 9(2)(c); NEN 7510',
    controller: provider,
    dataClasses: ['C3'],
    data: ['Reden', 'Persoon', 'Medewerker', 'Beoordeling'],
    persons: ['Patiënten en justitiabelen', 'Medewerkers'],
    recipients: ['Functionaris gegevensbescherming', 'Organisatiebeheer'],
    retention: ['access-log'],
    measures: [...guarded, 'Vier uur, één persoon, beoordeling binnen drie werkdagen'],
  },
  oversight: {
    name: 'Controle van het toegangslog',
    purpose: 'Nagaan wie keek en waarom, en misbruik vinden',
    basis: 'AVG 6(1)(c), 5(2) en 32; NEN 7513; Wabvpz 15e',
    controller: provider,
    dataClasses: ['C2'],
    data: ['Wie, wanneer, wat en waarom', 'Signalen en hun beoordeling'],
    persons: ['Medewerkers', 'Patiënten en justitiabelen (onder pseudoniem)'],
    recipients: ['Functionaris gegevensbescherming', 'De persoon zelf, als uittreksel'],
    retention: ['access-log'],
    measures: [...guarded, 'Verzegelde keten met ondertekende ijkpunten'],
  },
  'bed-base': {
    name: 'Gegevens van afdelingen',
    purpose: 'Plaatsen, doelgroepen en telefoonnummers van afdelingen laten kloppen, met goedkeuring',
    basis: 'AVG 6(1)(e); van voorsteller en goedkeurder alleen de gebruikersnaam',
    controller: provider,
    dataClasses: ['C0', 'C1'],
    data: ['Gegevens van afdelingen', 'Wie voorstelde en wie goedkeurde'],
    persons: ['Medewerkers die voorstellen of goedkeuren'],
    recipients: ['Iedereen die is ingelogd'],
    retention: ['access-log'],
    measures: [...everyone, 'Twee paar ogen'],
  },
  'user-administration': {
    name: 'Gebruikers en rechten',
    purpose: 'Regelen wie wat mag',
    basis: 'AVG 6(1)(e) en 32',
    controller: provider,
    dataClasses: ['C1', 'C2'],
    data: ['Naam', 'Rol', 'Organisatie', 'Uitnodigingen', 'Wijzigingen met oude en nieuwe waarde'],
    persons: ['Medewerkers'],
    recipients: ['Organisatiebeheer', 'Beheer'],
    retention: ['access-log'],
    measures: [...everyone, 'Tweede factor', 'Twee paar ogen bij wijzigingen'],
  },
  privacy: {
    name: 'Rechten van betrokkenen',
    purpose: 'Inzage, correctie, beperking en verwijdering uitvoeren, op tijd en aantoonbaar',
    basis: 'AVG 6(1)(c), 12 en 15 tot en met 19; Wabvpz 15d en 15e',
    controller: provider,
    dataClasses: ['C2', 'C3'],
    data: ['Verzoeken', 'Besluiten', 'Afschriften', 'Wat er over iemand verwijderd is, zonder naam'],
    persons: ['Patiënten en justitiabelen'],
    recipients: ['De persoon zelf', 'Functionaris gegevensbescherming', 'Ontvangers van gegevens, bij correctie'],
    retention: ['subject-requests', 'person-exports', 'recipient-notices'],
    measures: [...guarded, 'Twee paar ogen bij verwijderen', 'Afschrift versleuteld, één keer te halen, 24 uur'],
  },
  retention: {
    name: 'Bewaren en wissen',
    purpose: 'Niets langer bewaren dan nodig, en dat kunnen laten zien',
    basis: 'AVG 5(1)(e) en 30(1)(f)',
    controller: joint,
    dataClasses: ['C1'],
    data: ['Termijnen', 'Aantallen gewiste rijen', 'Bewaarplichten'],
    persons: ['Medewerkers die termijnen wijzigen'],
    recipients: ['Functionaris gegevensbescherming', 'Beheer'],
    retention: ['access-log'],
    measures: [...everyone, 'Twee paar ogen bij verkorten', 'Proefronde voor elke ronde'],
  },
  figures: {
    name: 'Cijfers over de keten',
    purpose: 'Zien hoeveel mensen gevolgd worden, zonder dat iemand herkenbaar is',
    basis: 'AVG 6(1)(e), 9(2)(j) en 89; UAVG 24',
    controller: joint,
    dataClasses: ['C0'],
    data: ['Afgeronde aantallen per regio, niveau en maand'],
    persons: [],
    recipients: ['Ministerie', 'Landelijk coördinatiepunt', 'Bestuurlijk adviseur'],
    retention: [],
    measures: [
      ...everyone,
      '1 tot en met 4 nooit getoond, de rest afgerond op 5, totalen die iets verraden weggelaten',
    ],
  },
} as const satisfies Record<string, ProcessingActivity>;

export type ActivityId = keyof typeof processingRegister;
