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
  noBed: 'geen bed van dit niveau',
  mismatch: 'bed past niet bij de vraag',
  refusal: 'weigering',
  payer: 'financiering',
  legalTitle: 'juridische titel',
  outflow: 'uitstroom stokt',
  law: 'onduidelijke wet of regel',
  cooperation: 'samenwerking',
  other: 'iets anders',
};
export const outcomeWords: Readonly<Record<Outcome, string>> = {
  capacityAdded: 'capaciteit erbij',
  capacityShifted: 'capaciteit verschoven',
  criteriaChanged: 'criteria aangepast',
  passedByItself: 'vanzelf voorbij',
  accepted: 'aanvaard zoals het is',
  duplicate: 'dubbel gemeld',
  placed: 'geplaatst',
  placedElsewhere: 'elders geplaatst',
  otherCare: 'andere zorg gevonden',
  staysWithSupport: 'blijft, met ondersteuning',
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
