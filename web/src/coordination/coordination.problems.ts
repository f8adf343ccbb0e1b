import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

const problemTexts = texts('coordination-problems', {
  nl: {
    stale: 'Een ander heeft dit dossier net gewijzigd. Kijk eerst wat er nu staat.',
    missing: 'Dit dossier bestaat niet, of is niet voor u.',
    invalid: 'Vul in wat nog ontbreekt.',
    'knelpunt.exists': 'Dit is net al gemeld. Kijk bij wat er loopt.',
    'knelpunt.closed': 'Dit dossier is afgerond. Open het eerst opnieuw.',
    'knelpunt.top': 'Dit ligt al op de hoogste trede. Los het hier op, of breng het omlaag.',
    'knelpunt.bottom': 'Dit ligt al op de laagste trede.',
    'knelpunt.yours': 'Dit dossier is al van u.',
    'knelpunt.nobody': 'Er is nu niemand die dit kan oppakken. Vraag de beheerder iemand uit te nodigen.',
    'knelpunt.nobody_below': 'Op die trede is niemand. Draag het over aan iemand.',
    'knelpunt.pause_past': 'Kies een dag na vandaag.',
    'knelpunt.pause_long': 'Stilzetten kan hoogstens een half jaar.',
    'task.past': 'Kies vandaag of een latere dag.',
    'task.done': 'Deze taak was al klaar.',
    'conference.held': 'De besluiten van dit overleg stonden er al.',
    'participant.unknown': 'Deze collega hoort niet bij dit dossier. Kies iemand uit de lijst.',
    'link.unknown': 'Hier is dit dossier niet mee verbonden.',
    'text.personal_data': 'Hierin lijkt iets te staan dat over een persoon gaat. Haal het weg.',
  },
  en: {
    stale: 'Somebody else has just changed this case. Look at what it says now.',
    missing: 'This case does not exist, or is not for you.',
    invalid: 'Fill in what is still missing.',
    'knelpunt.exists': 'This was brought a moment ago. Look among what is running.',
    'knelpunt.closed': 'This case is closed. Open it again first.',
    'knelpunt.top': 'This lies on the highest rung. Settle it here, or bring it down.',
    'knelpunt.bottom': 'This lies on the lowest rung already.',
    'knelpunt.yours': 'This case is yours already.',
    'knelpunt.nobody': 'There is nobody now who can take this up. Ask the administrator to invite somebody.',
    'knelpunt.nobody_below': 'Nobody is on that rung. Hand it to somebody.',
    'knelpunt.pause_past': 'Choose a day after today.',
    'knelpunt.pause_long': 'A case can stand still for half a year at most.',
    'task.past': 'Choose today or a later day.',
    'task.done': 'This task was done already.',
    'conference.held': 'The decisions of this conference were there already.',
    'participant.unknown': 'This colleague has nothing to do with this case. Choose somebody from the list.',
    'link.unknown': 'This case is not linked to that.',
    'text.personal_data': 'This seems to say something about a person. Take it out.',
  },
});

/** What was refused, in words that say what to do. */
export function useCaseProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const problem = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    if (namesSomebody(error)) return t('text.personal_data');
    if (hasText(problemTexts, error.code)) return t(error.code as 'stale');
    if (error.status === 412 || error.status === 409) return t('stale');
    if (error.status === 404) return t('missing');
    return error.code === 'input.invalid' ? t('invalid') : problem(error);
  };
}

/** The server thinks that a free text names somebody; whoever looked again may say that it does not. */
export const namesSomebody = (error: unknown): boolean =>
  error instanceof ProblemError && error.errors.some(({ code }) => code === 'text.personal_data');
