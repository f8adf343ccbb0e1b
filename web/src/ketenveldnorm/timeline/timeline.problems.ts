import { hasText, texts, useTexts } from '../../platform/i18n.js';
import { ProblemError } from '../../platform/problem.error.js';
import { useProblemText } from '../../platform/problem.texts.js';

const problemTexts = texts('timeline-problems', {
  nl: {
    stale: 'Een ander heeft dit net gewijzigd. Kijk eerst wat er nu staat.',
    missing: 'Dit staat er niet meer, of is niet voor u.',
    invalid: 'Vul in wat nog ontbreekt.',
    'text.personal_data': 'Hierin staat iets wat er niet in hoort. Haal het weg.',
    'network.unreachable':
      'Geen verbinding. Wat u invulde staat alleen op dit scherm: blijf hier en probeer het zo opnieuw.',
  },
  en: {
    stale: 'Somebody else has just changed this. Look at what it says now.',
    missing: 'This is no longer there, or is not for you.',
    invalid: 'Fill in what is still missing.',
    'text.personal_data': 'Something in here does not belong here. Take it out.',
    'network.unreachable':
      'No connection. What you filled in is on this screen only: stay here and try again in a moment.',
  },
});

/** What was refused, in words that say what to do. */
export function useTimelineProblem(): (error: unknown) => string {
  const t = useTexts(problemTexts);
  const problem = useProblemText();
  return (error) => {
    if (!(error instanceof ProblemError)) return problem(error);
    const code = error.errors.find((fault) => hasText(problemTexts, fault.code))?.code ?? error.code;
    if (hasText(problemTexts, code)) return t(code as 'stale');
    if (error.status === 412) return t('stale');
    if (error.status === 404) return t('missing');
    return code === 'input.invalid' ? t('invalid') : problem(error);
  };
}
