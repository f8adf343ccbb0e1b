import type { CaseKind, Cause, Outcome } from '@ketenzicht/shared/coordination';
import type { Urgency } from '@ketenzicht/shared/placement';
import type { Plan } from './demo-plan.js';

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

/** Each of them twice, weeks apart. */
export const closedBefore = (): Plan[] => [...past, ...past].map((one, index) => closedOf(one, index));
