import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

const problemTexts = texts('placement-problems', {
  nl: {
    'placement.unknown': 'Deze aanvraag bestaat niet, of is niet voor u.',
    'placement.exists': 'Er is al een open aanvraag met dit kenmerk.',
    'placement.stale': 'Een ander heeft deze aanvraag net gewijzigd. Kijk eerst wat er nu staat.',
    'hold.no_bed': 'Dit bed is net weg.',
    'hold.already': 'Voor deze aanvraag wordt al een bed vastgehouden. Geef dat eerst vrij.',
    'hold.unknown': 'Dit bed wordt niet meer vastgehouden.',
    'hold.over': 'Dit bed wordt niet meer vastgehouden.',
    'attempt.unknown': 'Deze vraag bestaat niet, of is niet voor u.',
    'attempt.over': 'Er is intussen iets veranderd. Kijk wat er nu staat.',
    'attempt.stale': 'Er is intussen iets veranderd. Kijk wat er nu staat.',
    'attempt.accepted_elsewhere': 'Een andere afdeling zei net eerder ja. Het eerste ja telt.',
    'attempt.exists': 'Deze afdeling is al gevraagd en moet nog antwoorden.',
    'attempt.ward_answers': 'De afdeling geeft zelf antwoord. Hebt u haar gesproken? Noteer het dan als telefonisch.',
    'attempt.too_late': 'Terugdraaien kan tot 24 uur na de opname. Pas anders het cijfer van de afdeling aan.',
    'attempt.day_past': 'Die dag is voorbij. Kies vandaag of later.',
    'attempt.day_far': 'Kies een dag binnen drie maanden.',
    'hold.promised': 'De afdeling heeft al ja gezegd op dit bed. Annuleer dan de plaatsing.',
    'placement.accepted': 'Een afdeling heeft al ja gezegd. Annuleer eerst die plaatsing.',
    'placement.over': 'Deze aanvraag is niet meer open. Kijk wat er nu staat.',
    'placement.not_placed': 'Overplaatsen kan alleen als iemand geplaatst is.',
    'placement.region': 'Deze regio bestaat niet in uw register. Kies er een uit de lijst.',
    'attempt.already': 'Deze afdeling is voor deze aanvraag al gevraagd.',
    'attempt.admitted_in_future': 'Dat moment moet nog komen. Kies een moment dat voorbij is.',
    'attempt.admitted_long_ago': 'Kies een moment in de laatste twee weken.',
    'text.personal_data': 'Hierin lijkt iets te staan dat over een persoon gaat. Haal het weg.',
    stale: 'Er is intussen iets veranderd. Kijk wat er nu staat.',
  },
  en: {
    'placement.unknown': 'This request does not exist, or is not for you.',
    'placement.exists': 'There is an open request with this reference already.',
    'placement.stale': 'Somebody else has just changed this request. Look at what it says now.',
    'hold.no_bed': 'This bed has just gone.',
    'hold.already': 'A bed is held for this request already. Release that one first.',
    'hold.unknown': 'This bed is no longer held.',
    'hold.over': 'This bed is no longer held.',
    'attempt.unknown': 'This question does not exist, or is not for you.',
    'attempt.over': 'Something changed meanwhile. Look at what it says now.',
    'attempt.stale': 'Something changed meanwhile. Look at what it says now.',
    'attempt.accepted_elsewhere': 'Another ward said yes just before. The first yes counts.',
    'attempt.exists': 'This ward was asked already and has yet to answer.',
    'attempt.ward_answers': 'The ward answers this itself. Did you speak to them? Then write it down as by telephone.',
    'attempt.too_late': 'Undoing works until 24 hours after the admission. Otherwise correct the figure of the ward.',
    'attempt.day_past': 'That day is over. Choose today or a later one.',
    'attempt.day_far': 'Choose a day within three months.',
    'hold.promised': 'The ward has said yes to this bed already. Cancel the placement instead.',
    'placement.accepted': 'A ward has said yes already. Cancel that placement first.',
    'placement.over': 'This request is not open any more. Look at what it says now.',
    'placement.not_placed': 'Only somebody who was placed can go on to another ward.',
    'placement.region': 'There is no such region in your register. Choose one from the list.',
    'attempt.already': 'This ward was asked for this request already.',
    'attempt.admitted_in_future': 'That moment is yet to come. Choose one that has passed.',
    'attempt.admitted_long_ago': 'Choose a moment of the last two weeks.',
    'text.personal_data': 'This seems to say something about a person. Take it out.',
    stale: 'Something changed meanwhile. Look at what it says now.',
  },
});

/** What was refused, in words that say what to do. */
export function usePlacementProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const problem = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    if (namesSomebody(error)) return t('text.personal_data');
    if (hasText(problemTexts, error.code)) return t(error.code as 'stale');
    return error.status === 412 ? t('stale') : problem(error);
  };
}

/** The server thinks that a free text names somebody; whoever looked again may say that it does not. */
export const namesSomebody = (error: unknown): boolean =>
  error instanceof ProblemError && error.errors.some(({ code }) => code === 'text.personal_data');
