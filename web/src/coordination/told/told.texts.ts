import type { NoticeTopic } from '@ketenzicht/shared/coordination';
import { texts } from '../../platform/i18n.js';

const topicsNl = {
  'topic.caseMine': 'Een zaak is van u',
  'topic.caseClimbed': 'Een zaak is een trede hoger gekomen',
  'topic.caseJoined': 'U bent gevraagd mee te kijken met een zaak',
  'topic.caseCrisis': 'Een crisis vraagt u nu',
  'topic.taskDue': 'Een taak moet vandaag af',
  'topic.questionAnswered': 'Uw vraag is beantwoord',
  'topic.holdEnds': 'Een bed wordt niet meer vastgehouden',
  'topic.placementAsked': 'Uw afdeling krijgt een aanvraag',
  'topic.titleLapsing': 'Een juridische titel loopt af zonder plan',
  'topic.contactOverdue': 'Een contact is over tijd',
  'topic.dossierMine': 'Een dossier van de noodregeling is van u',
  'topic.advanceDue': 'Vier weken zonder betaling: VWS kan voorschieten',
} satisfies Record<`topic.${NoticeTopic}`, string>;
const topicsEn: typeof topicsNl = {
  'topic.caseMine': 'A case is yours',
  'topic.caseClimbed': 'A case went up a rung',
  'topic.caseJoined': 'You were asked to look along with a case',
  'topic.caseCrisis': 'A crisis needs you now',
  'topic.taskDue': 'A task is due today',
  'topic.questionAnswered': 'Your question was answered',
  'topic.holdEnds': 'A bed is held no longer',
  'topic.placementAsked': 'Your ward has a request',
  'topic.titleLapsing': 'A legal title ends without a plan',
  'topic.contactOverdue': 'A contact is overdue',
  'topic.dossierMine': 'A dossier of the safety net is yours',
  'topic.advanceDue': 'Four weeks without payment: VWS can advance',
};

export const toldTexts = texts('told', {
  nl: {
    ...topicsNl,
    bell_one: 'Berichten: {{count}} niet gezien',
    bell_other: 'Berichten: {{count}} niet gezien',
    bellNone: 'Berichten: alles gezien',
    title: 'Berichten',
    none: 'Er is niets dat op u wacht.',
    failed: 'Uw berichten konden niet worden opgehaald.',
    again: 'Opnieuw proberen',
    seen: 'Gezien',
    seenOf: 'Gezien: {{topic}}, {{reference}}',
    urgent: 'spoed',
    settings: 'Waarover en hoe?',
  },
  en: {
    ...topicsEn,
    bell_one: 'Messages: {{count}} not seen',
    bell_other: 'Messages: {{count}} not seen',
    bellNone: 'Messages: all seen',
    title: 'Messages',
    none: 'Nothing waits for you.',
    failed: 'Your messages could not be fetched.',
    again: 'Try again',
    seen: 'Seen',
    seenOf: 'Seen: {{topic}}, {{reference}}',
    urgent: 'urgent',
    settings: 'Of what, and how?',
  },
});
