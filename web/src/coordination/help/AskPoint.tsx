import { useTexts } from '../../platform/i18n.js';
import { helpTexts } from './help.texts.js';
import { useMay } from './help.words.js';

/** The way on for whoever did not find an answer: a question becomes a case with an owner and a clock. */
export function AskPoint({ title = '', act = false }: { title?: string; act?: boolean }) {
  const t = useTexts(helpTexts);
  const may = useMay();
  if (!may('knelpunt.open')) return null;
  const query = new URLSearchParams({ kind: 'question', ...(title.length >= 5 && { title: title.slice(0, 120) }) });
  return (
    <a href={`/cases/new?${query.toString()}`} className={`${act ? 'button-act' : 'button'} inline-flex items-center`}>
      {t('askIt')}
    </a>
  );
}
