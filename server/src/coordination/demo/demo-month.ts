import type { CaseKind, CaseLink, Cause, Outcome, Rung } from '@ketenzicht/shared/coordination';
import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import { hour, must } from '@ketenzicht/shared/kernel';
import type { Urgency } from '@ketenzicht/shared/placement';
import { namedUuid } from '../../platform/named-uuid.js';
import { demoAnswers } from './demo-answers.js';
import { DemoCase, type Beginning, type People, type Rows } from './demo-case.js';

export interface Around {
  wards: {
    id: string;
    regionId: string;
    securityLevel: SecurityLevel;
    targetGroup: TargetGroup | null;
    providerId: string;
  }[];
  requests: { id: string; regionId: string; askedBy: string; urgency: Urgency }[];
  account: (username: string) => string;
}

type Story = (one: DemoCase) => unknown;
interface Plan {
  kind: CaseKind;
  title: string;
  /** Who opened it; a rule when left out. */
  by?: 'aanbieder' | 'aanbieder2' | 'verwijzer' | 'regisseur' | 'regisseur2' | 'coordinator';
  urgency?: Urgency;
  cause?: Cause;
  /** Hours ago. */
  ago: number;
  region?: 'midden' | 'rotterdam';
  story?: Story;
}

const said = 'Verzonnen voorbeeld voor de demonstratie.';

/** What is open now, for each of the demo accounts something in every state. */
function openNow(at: Date): Plan[] {
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

const past: readonly [
  kind: CaseKind,
  title: string,
  by: Plan['by'],
  cause: Cause,
  outcome: Outcome,
  urgency?: Urgency,
][] = [
  ['casus', 'Crisisplek gevonden buiten de regio', 'verwijzer', 'noBed', 'placedElsewhere', 'crisis'],
  ['casus', 'Plaatsing na bemiddeling tussen twee aanbieders', 'verwijzer', 'refusal', 'placed', 'crisis'],
  ['knelpunt', 'Geen plek voor crisis in het weekend', undefined, 'noBed', 'capacityShifted', 'urgent'],
  ['question', 'Wanneer geldt artikel 2.3 Wfz?', 'aanbieder', 'law', 'answered'],
  ['casus', 'Ontslag lukte met extra begeleiding thuis', 'aanbieder', 'outflow', 'otherCare', 'urgent'],
  ['knelpunt', 'Uitstroom naar beschermd wonen stokte', undefined, 'outflow', 'passedByItself'],
  ['casus', 'Iemand blijft waar die is, met ondersteuning', 'regisseur', 'mismatch', 'staysWithSupport'],
  ['knelpunt', 'Te strenge opnamecriteria op niveau 2-hoog', 'coordinator', 'refusal', 'criteriaChanged'],
  ['question', 'Welke stukken horen bij een aanvraag?', 'aanbieder2', 'other', 'answered'],
  ['casus', 'Doorbraak na overleg met de financiers', 'regisseur2', 'payer', 'placed', 'urgent'],
  ['knelpunt', 'Twee bedden erbij na sluiting elders', 'regisseur2', 'noBed', 'capacityAdded'],
];

/** Closed ones end as people end them: soon, late, by the region, by the point, and once or twice only above it. */
function closedOf([kind, title, by, cause, outcome, urgency]: (typeof past)[number], index: number): Plan {
  const isQuick = urgency === 'crisis';
  const took = isQuick ? 5 + (index % 3) * 4 : 20 + (index % 5) * 19;
  const next = kind === 'casus' ? 'Evaluatie met alle partijen' : null;
  return {
    kind,
    title,
    ...(by && { by }),
    cause,
    urgency: urgency ?? 'regular',
    ago: (2 + index * 1.35) * 24 + took,
    story: (one) => {
      if (index % 3 === 0) one.task(1, 'Bel de betrokken afdelingen', 1, true);
      if (index % 2 === 0)
        one
          .take(took * 0.4, 'national')
          .intervene(took * 0.6, index % 4 === 0 ? 'mediated' : 'advised', 'Besproken met de betrokken partijen.');
      if (index % 7 === 6) one.intervene(took * 0.8, 'breakthrough', 'Bestuurlijk besluit in één overleg.');
      one.close(took, outcome, cause, next);
    },
  };
}

const answered = (): Plan[] =>
  demoAnswers.map(({ text, took, ...one }) => ({
    kind: 'question',
    ...one,
    story: (asked) => asked.answer(took, text, one.cause),
  }));

/** The same surroundings and moment always give the same month. */
export function inventMonth(directoryId: string, around: Around, at: Date): Rows {
  const rows: Rows = { cases: [], steps: [], tasks: [], conferences: [] };
  const done = [...past, ...past].map((one, index) => closedOf(one, index));
  for (const [number, plan] of [...openNow(at), ...done, ...answered()].entries()) {
    const { begin, people } = setOut(plan, number, around);
    const one = new DemoCase(begin, new Date(at.getTime() - plan.ago * hour), people);
    plan.story?.(one);
    one.settle(rows, directoryId, at);
  }
  return rows;
}

const levels: readonly SecurityLevel[] = ['2-laag', '2-hoog', '3', '1'];
const home: Readonly<Record<NonNullable<Plan['by']>, Rung>> = {
  aanbieder: 'provider',
  aanbieder2: 'provider',
  verwijzer: 'region',
  regisseur: 'region',
  regisseur2: 'region',
  coordinator: 'national',
};
const organisationOf = (by: Plan['by']): string | null => {
  if (by === 'aanbieder') return namedUuid('demo', 'provider', 'Fivoor');
  return by === 'aanbieder2' ? namedUuid('demo', 'provider', 'Transfore') : null;
};
const regions = { midden: 'AR04', rotterdam: 'AR08' } as const;

/** Where it plays, what it points at, and who is there on every rung: a region without a director goes on to the coordination point. */
function setOut(plan: Plan, number: number, around: Around): { begin: Beginning; people: People } {
  const { account, wards, requests } = around;
  const { kind, title, by, urgency = 'regular', cause = null } = plan;
  const code = plan.region && regions[plan.region];
  const level = must(levels[number % levels.length], 'a level');
  const fitting = wards.filter(
    ({ regionId, securityLevel }) =>
      (code ? regionId.endsWith(code) : true) && (code !== undefined || securityLevel === level),
  );
  const ward = must(fitting[number % fitting.length] ?? wards[number % wards.length], 'a ward');
  const director = ward.regionId.endsWith(regions.midden)
    ? 'regisseur'
    : ward.regionId.endsWith(regions.rotterdam)
      ? 'regisseur2'
      : 'coordinator';
  const owners = {
    provider: account(by ?? director),
    region: account(director),
    national: account('coordinator'),
    ministry: account('adviseur'),
  };
  let rung = by ? home[by] : 'region';
  if (kind === 'question' && rung === 'provider') rung = 'region';
  if (rung === 'region' && director === 'coordinator') rung = 'national';
  const links: CaseLink[] = kind === 'question' ? [] : [{ kind: 'ward', id: ward.id }];
  const request =
    kind === 'casus' &&
    requests.find(
      ({ urgency: one, askedBy }, index) =>
        index >= number % 8 && one === urgency && (by !== 'verwijzer' || askedBy === account('verwijzer')),
    );
  if (request) links.push({ kind: 'request', id: request.id });
  return {
    begin: {
      number,
      kind,
      title,
      summary: said,
      urgency,
      cause,
      regionId: ward.regionId,
      securityLevel: kind === 'question' ? null : ward.securityLevel,
      targetGroup: kind === 'question' ? null : ward.targetGroup,
      rung,
      opener: by ? account(by) : null,
      organisationId: organisationOf(by),
      facts: by
        ? {}
        : { rule: plan.cause === 'outflow' ? 'K3' : 'K1', days: 6 + (number % 5), waiting: 2 + (number % 3) },
      links,
    },
    people: { owners, nameOf: (id) => (id === account('coordinator') ? 'Landelijk coördinatiepunt' : 'De eigenaar') },
  };
}
