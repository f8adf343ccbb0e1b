import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';

const problemTexts = texts('wait-problems', {
  nl: {
    'version.stale': 'Een ander heeft dit net gewijzigd. Kijk eerst wat er nu staat.',
    'wait.unknown': 'Dit bestaat niet, of is niet voor u.',
    'wait.exists': 'Deze persoon wacht al onder een ander kenmerk. Kijk in de lijst.',
    'wait.over': 'Deze persoon wacht niet meer. Kijk wat er nu staat.',
    'wait.not_over': 'Deze persoon wacht nog. Er is niets terug te draaien.',
    'wait.undo_late': 'Dit is langer dan een dag geleden. Voer deze persoon opnieuw op.',
    'wait.by_chain': 'Dit was een stap van een keten. Draai die daar terug.',
    'wait.same': 'Dit stond er al. Kies een andere dag, of iemand anders die aan zet is.',
    'wait.ready_in_future': 'Klaar om te gaan kan pas vanaf vandaag of eerder.',
    'wait.ready_before_admission': 'Niemand is klaar om te gaan voor de opname. Kijk de twee dagen na.',
    'wait.region': 'Kies een regio uit de lijst.',
    'wait.municipality': 'Alleen de naam van een gemeente.',
    'wait.reason_missing': 'Kies waarom de dag verschuift.',
    'wait.ended_in_future': 'Deze dag moet nog komen.',
    'wait.ended_before_ready': 'Deze dag ligt voor de dag waarop iemand klaar was om te gaan.',
    'wait.left_to': 'Kies waar deze persoon heen ging.',
    'unit.unknown': 'Deze afdeling is niet van uw organisatie.',
  },
  en: {
    'version.stale': 'Somebody changed this just now. Look at it again first.',
    'wait.unknown': 'This does not exist, or is not for you.',
    'wait.exists': 'This person waits under another reference already. Look in the list.',
    'wait.over': 'This person waits no longer. Look at what stands there now.',
    'wait.not_over': 'This person still waits. There is nothing to take back.',
    'wait.undo_late': 'This was more than a day ago. Add this person anew.',
    'wait.by_chain': 'This was a step of a chain. Take it back there.',
    'wait.same': 'That is what stood there. Choose another day, or somebody else who has to act.',
    'wait.ready_in_future': 'Being ready to leave begins today at the latest.',
    'wait.ready_before_admission': 'Nobody is ready to leave before admission. Check the two days.',
    'wait.region': 'Choose a region from the list.',
    'wait.municipality': 'Only the name of a municipality.',
    'wait.reason_missing': 'Choose why the day moves.',
    'wait.ended_in_future': 'This day has yet to come.',
    'wait.ended_before_ready': 'This day lies before somebody was ready to leave.',
    'wait.left_to': 'Choose where this person went.',
    'unit.unknown': 'This ward is not of your organisation.',
  },
});

/** Each thing that was refused, once. */
export function useWaitProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const other = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return other(error);
    const codes = [...new Set([...error.errors.map(({ code }) => code), error.code])];
    const words = codes.filter((code) => hasText(problemTexts, code)).map((code) => t(code as 'version.stale'));
    return words.length > 0 ? words.join(' ') : other(error);
  };
}
