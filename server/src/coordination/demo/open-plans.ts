import { hour } from '@ketenzicht/shared/kernel';
import type { Plan } from './demo-plan.js';

/** What is open now, for each of the demo accounts something in every state. */
export function openNow(at: Date): Plan[] {
  const tomorrow = new Date(at.getTime() + 22 * hour);
  return [
    {
      kind: 'casus',
      title: 'Crisisplek gezocht na drie weigeringen',
      by: 'verwijzer',
      urgency: 'crisis',
      cause: 'refusal',
      ago: 3,
      region: 'midden',
      story: (one) => one.task(1, 'Bel de twee afdelingen met een vrij bed', 0),
    },
    {
      kind: 'casus',
      title: 'Ontslag stokt: vervolgplek zegt af',
      by: 'aanbieder',
      urgency: 'urgent',
      cause: 'outflow',
      ago: 9,
      region: 'midden',
      story: (one) => one.note(2, 'Beschermd wonen heeft de intake twee keer verzet.'),
    },
    {
      kind: 'knelpunt',
      title: 'Geen plek op niveau 2-laag terwijl er drie aanvragen wachten',
      urgency: 'urgent',
      cause: 'noBed',
      ago: 16,
      region: 'midden',
      story: (one) => one.task(5, 'Vraag de aanbieders naar bedden die dicht zijn', 2),
    },
    {
      kind: 'knelpunt',
      title: 'Uitstroom geblokkeerd: één op de acht bedden wacht op vervolg',
      cause: 'outflow',
      ago: 26,
      region: 'rotterdam',
      story: (one) => one.note(4, 'Gemeente en zorgkantoor zijn gebeld.'),
    },
    {
      kind: 'casus',
      title: 'Complexe zorgvraag past nergens: vier afdelingen zeiden nee',
      by: 'verwijzer',
      urgency: 'crisis',
      cause: 'refusal',
      ago: 10,
      region: 'midden',
      story: (one) =>
        one
          .climb(3, 'In de regio is geen afdeling die dit kan.')
          .intervene(6, 'mediated', 'Twee aanbieders willen samen kijken.')
          .task(7, 'Regel een gezamenlijk consult', 1),
    },
    {
      kind: 'casus',
      title: 'Zorgmachtiging loopt af en er is geen plek',
      by: 'regisseur',
      urgency: 'urgent',
      cause: 'noBed',
      ago: 20,
      region: 'midden',
      story: (one) => one.climb(6).confer(8, tomorrow, ['Zorgkantoor', 'Officier van justitie', 'Aanbieder']),
    },
    {
      kind: 'casus',
      title: 'Wie betaalt het verblijf na de strafrechtelijke titel?',
      by: 'regisseur2',
      urgency: 'urgent',
      cause: 'payer',
      ago: 30,
      region: 'rotterdam',
      story: (one) =>
        one
          .climb(5, 'Wfz en Zvw wijzen naar elkaar.')
          .intervene(20, 'analysed', 'De titel eindigt over twee weken; dan is de Zvw aan zet.'),
    },
    {
      kind: 'knelpunt',
      title: 'Mismatch: bedden vrij voor mannen, vraag van vrouwen',
      by: 'coordinator',
      cause: 'mismatch',
      ago: 40,
      story: (one) =>
        one
          .task(3, 'Vraag welke afdeling gemengd kan worden', 3)
          .intervene(12, 'advised', 'Maak tijdelijk twee kamers geschikt.'),
    },
    {
      kind: 'casus',
      title: 'Levensloopplek vastgelopen op samenwerking',
      by: 'coordinator',
      urgency: 'urgent',
      cause: 'cooperation',
      ago: 22,
      story: (one) => one.climb(10, 'Drie partijen, geen besluit.').task(12, 'Bel de bestuurders', 1),
    },
    {
      kind: 'knelpunt',
      title: 'Tekort op niveau 3 in het hele land',
      by: 'coordinator',
      cause: 'noBed',
      ago: 44,
      story: (one) => one.climb(14, 'Dit kan het coördinatiepunt niet alleen oplossen.'),
    },
    {
      kind: 'casus',
      title: 'Wacht op beslissing van de rechter',
      by: 'aanbieder',
      cause: 'legalTitle',
      ago: 60,
      region: 'midden',
      story: (one) => one.pause(20, 12, 'waitsForCourt'),
    },
    {
      kind: 'knelpunt',
      title: 'Afdeling dicht door verbouwing',
      by: 'regisseur2',
      cause: 'noBed',
      ago: 52,
      region: 'rotterdam',
      story: (one) => one.note(2, 'Vier bedden dicht tot de oplevering.').pause(26, 20, 'waitsForBed'),
    },
    {
      kind: 'casus',
      title: 'Terug naar de regio: een plek dichtbij is in zicht',
      by: 'regisseur',
      urgency: 'urgent',
      cause: 'noBed',
      ago: 28,
      region: 'midden',
      story: (one) =>
        one
          .climb(4)
          .intervene(10, 'mediated', 'Aanbieder in de regio wil een intake.')
          .lower(18, 'solvableLocally', 'De regio kan dit zelf afronden.'),
    },
    {
      kind: 'question',
      title: 'Mag een afdeling weigeren om wie er betaalt?',
      by: 'aanbieder',
      cause: 'payer',
      ago: 14,
      region: 'midden',
    },
    {
      kind: 'question',
      title: 'Hoe lang duurt een voortzetting van de crisismaatregel?',
      by: 'verwijzer',
      cause: 'law',
      ago: 21,
      region: 'rotterdam',
    },
    {
      kind: 'question',
      title: 'Kan iemand met een Wzd-besluit op een Wvggz-afdeling verblijven?',
      by: 'regisseur',
      cause: 'law',
      ago: 35,
      region: 'midden',
      story: (one) => one.climb(8, 'Graag uitleg voor alle regio’s.'),
    },
    {
      kind: 'casus',
      title: 'Passant wacht op plaatsing in de kliniek',
      by: 'aanbieder2',
      urgency: 'urgent',
      cause: 'noBed',
      ago: 18,
      story: (one) => one.note(3, 'De indicatie is compleet.'),
    },
    {
      kind: 'knelpunt',
      title: 'Wachttijd voor SGLVG boven de norm',
      cause: 'noBed',
      ago: 34,
      story: (one) => one.task(6, 'Zet de wachtenden naast de vrije plekken', 4),
    },
  ];
}
