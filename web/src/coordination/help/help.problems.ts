import { hasText, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { writeTexts } from './write.texts.js';

/** The server thinks that a text names somebody. */
export const namesSomebody = (error: unknown): boolean =>
  error instanceof ProblemError && error.errors.some(({ code }) => code === 'text.personal_data');

/** What was refused, in words that say what to do. */
export function useHelpProblem(): (error: unknown) => string {
  const t = useTexts(writeTexts);
  const problem = useProblemText();
  return (error) => {
    if (namesSomebody(error)) return t('text.personal_data');
    return error instanceof ProblemError && hasText(writeTexts, error.code)
      ? t(error.code as 'version.stale')
      : problem(error);
  };
}
