import type { CaseKind, Cause, Outcome, Rung } from '@ketenzicht/shared/coordination';
import type { SecurityLevel, TargetGroup } from '@ketenzicht/shared/directory';
import type { Urgency } from '@ketenzicht/shared/placement';

/* Plain Dutch for sheets and paper: they go to a Dutch table and have one language. */

export const kindWords: Readonly<Record<CaseKind, string>> = {
  knelpunt: 'knelpunt',
  casus: 'schrijnende casus',
  question: 'vraag',
};
export const rungWords: Readonly<Record<Rung, string>> = {
  provider: 'aanbieder',
  region: 'regio',
  national: 'landelijk coördinatiepunt',
  ministry: 'bestuurlijk adviseur of ministerie',
};
export const urgencyWords: Readonly<Record<Urgency, string>> = {
  crisis: 'crisis',
  urgent: 'spoed',
  regular: 'regulier',
};
export const causeWords: Readonly<Record<Cause, string>> = {
  noBed: 'geen plek',
  mismatch: 'plek past niet',
  refusal: 'weigering',
  payer: 'financiering',
  legalTitle: 'juridische titel',
  outflow: 'uitstroom stokt',
  law: 'wet of regel',
  cooperation: 'samenwerking',
  other: 'anders',
};
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  capacityAdded: 'plekken erbij',
  capacityShifted: 'plekken verschoven',
  criteriaChanged: 'criteria aangepast',
  passedByItself: 'vanzelf voorbij',
  accepted: 'aanvaard',
  duplicate: 'dubbel',
  placed: 'geplaatst',
  placedElsewhere: 'elders geplaatst',
  otherCare: 'andere zorg',
  staysWithSupport: 'blijft, met steun',
  withdrawn: 'ingetrokken',
  answered: 'beantwoord',
  referredOn: 'doorverwezen',
};
export const levelWords: Readonly<Record<SecurityLevel, string>> = {
  '1': 'niveau 1',
  '2-laag': 'niveau 2 laag',
  '2-hoog': 'niveau 2 hoog',
  '3': 'niveau 3',
  '4': 'niveau 4',
};
export const groupWords: Readonly<Record<TargetGroup, string>> = {
  psychiatry: 'psychiatrie',
  intellectualDisability: 'LVB',
  sglvg: 'SGLVG',
  addiction: 'verslaving',
  brainInjury: 'NAH',
  autism: 'autisme',
  personality: 'persoonlijkheid',
};
