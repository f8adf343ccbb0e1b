import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { helpTexts } from './help.texts.js';
import { useMay } from './help.words.js';

/** The way on for whoever did not find an answer: a question becomes a case with an owner and a clock. What was typed goes along, and not in the address. */
export function AskPoint({ title = '', act = false }: { title?: string; act?: boolean }) {
  const t = useTexts(helpTexts);
  const may = useMay();
  if (!may('knelpunt.open')) return null;
  return (
    <Link
      to="/cases/new"
      search={{ kind: 'question' }}
      state={{ caseTitle: title.slice(0, 120) }}
      className={`${act ? 'button-act' : 'button'} inline-flex items-center`}
    >
      {t('askIt')}
    </Link>
  );
}
