import { hasText, texts, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';

const problemTexts = texts('coordination-problems', {
  nl: {
    stale: 'Een ander heeft dit dossier net gewijzigd. Kijk eerst wat er nu staat.',
    missing: 'Dit dossier bestaat niet, of is niet voor u.',
    invalid: 'Vul in wat nog ontbreekt.',
    'text.personal_data': 'Hierin lijkt iets te staan dat over een persoon gaat. Haal het weg.',
  },
  en: {
    stale: 'Somebody else has just changed this case. Look at what it says now.',
    missing: 'This case does not exist, or is not for you.',
    invalid: 'Fill in what is still missing.',
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
