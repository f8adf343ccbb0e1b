import type { BreachKind } from '@ketenzicht/shared/ketenveldnorm';
import type { BySignal } from '../coordination/case.service.js';

export interface UnbroughtBreach {
  id: string;
  kind: BreachKind;
  since: string;
  trajectoryId: string;
  reference: string;
  regionId: string;
  directoryId: string;
}

const titles: Readonly<Record<BreachKind, string>> = {
  noOwner: 'Niemand volgt deze persoon',
  twoOwners: 'Twee mensen volgen dezelfde persoon',
  noNextContact: 'Geen volgend contact gepland',
  contactOverdue: 'Contact is over tijd',
  titleWithoutPlan: 'Juridische titel loopt af, zonder plan',
  titleLapsed: 'Juridische titel is verlopen',
  gapInCare: 'Niet bekend waar zorg wordt gegeven',
  handoverOverdue: 'Overdracht wacht te lang op antwoord',
  evaluationOverdue: 'Evaluatie na twee jaar is niet gehouden',
  orphanedRegion: 'De regio heeft geen regisseur meer',
};
/** Where somebody may be without care or without a ground today. */
const pressing: ReadonlySet<BreachKind> = new Set(['noOwner', 'titleLapsed', 'gapInCare']);

/** Under the pseudonym of the trajectory: nothing about who it is reaches the ladder. */
export const caseOfBreach = ({
  id,
  kind,
  since,
  trajectoryId,
  reference,
  regionId,
  directoryId,
}: UnbroughtBreach): BySignal => ({
  kind: 'casus',
  title: `${titles[kind]}: ${reference}`,
  summary: null,
  urgency: pressing.has(kind) ? 'urgent' : 'regular',
  cause: null,
  regionId,
  securityLevel: null,
  targetGroup: null,
  directoryId,
  signalId: id,
  ruleId: 'following',
  subject: `following:${kind}:${trajectoryId}`,
  facts: { breach: kind, since, reference },
});
