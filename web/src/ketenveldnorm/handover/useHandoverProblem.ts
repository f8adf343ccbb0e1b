import { hasText, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { handoverTexts } from './handover.texts.js';

/** What was refused, in words that say what to do; every fault of the form at once. */
export function useHandoverProblem(): (error: unknown) => string {
  const t = useTexts(handoverTexts);
  const problem = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    const codes = error.code === 'input.invalid' ? error.errors.map(({ code }) => code) : [error.code];
    const said = codes.flatMap((code) =>
      hasText(handoverTexts, `problem.${code}`) ? [t(`problem.${code}` as 'problem.stale')] : [],
    );
    if (said.length > 0) return said.join(' ');
    if (error.status === 412 || error.status === 409) return t('problem.stale');
    return error.status === 404 ? t('problem.missing') : problem(error);
  };
}
