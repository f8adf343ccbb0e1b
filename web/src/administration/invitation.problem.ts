import { hasText, useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { useProblemText } from '../platform/problem.texts.js';
import { invitationTexts } from './invitation.texts.js';

export function useInvitationProblem(): (error: unknown) => string {
  const t = useTexts(invitationTexts);
  const other = useProblemText();
  return (error) => {
    const code = error instanceof ProblemError ? error.code : '';
    const key = `problem.${code === 'input.invalid' ? 'invitation.unknown' : code}`;
    return hasText(invitationTexts, key) ? t(key as 'problem.invitation.used') : other(error);
  };
}
