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
    'attempt.already': 'Deze afdeling is voor deze aanvraag al gevraagd.',
    'attempt.day_past': 'Die dag is voorbij. Kies vandaag of een latere dag.',
    'attempt.day_far': 'Kies een dag binnen drie maanden.',
    'attempt.admitted_in_future': 'Dat moment moet nog komen. Kies een moment dat voorbij is.',
    'attempt.admitted_long_ago': 'Kies een moment in de laatste twee weken.',
    'attempt.too_late': 'Ongedaan maken kan tot een dag na de opname. Verbeter anders het cijfer van de afdeling.',
    'attempt.ward_answers': 'De afdeling antwoordt zelf. Sprak u hen? Leg het dan vast als telefonisch.',
    'attempt.exists': 'Deze afdeling is voor deze aanvraag al gevraagd.',
    'hold.promised': 'De afdeling heeft dit bed toegezegd. Annuleer de plaatsing als die niet doorgaat.',
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
    'attempt.already': 'This ward was asked for this request already.',
    'attempt.day_past': 'That day is over. Choose today or a later one.',
    'attempt.day_far': 'Choose a day within three months.',
    'attempt.admitted_in_future': 'That moment is yet to come. Choose one that has passed.',
    'attempt.admitted_long_ago': 'Choose a moment of the last two weeks.',
    'attempt.too_late': 'An admission can be undone for a day. Correct the figure of the ward instead.',
    'attempt.ward_answers': 'The ward answers this. Did you speak to them? Then record it as said by telephone.',
    'attempt.exists': 'This ward was asked for this request already.',
    'hold.promised': 'The ward has promised this bed. Cancel the placement if it does not go on.',
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
