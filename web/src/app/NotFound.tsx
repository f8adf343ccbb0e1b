import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { shellTexts } from './shell.texts.js';

export function NotFound() {
  const t = useTexts(shellTexts);
  return (
    <section className="card m-4 max-w-xl p-6 sm:mx-auto sm:my-12">
      <h1 className="text-2xl font-semibold">{t('notFound')}</h1>
      <p className="mt-2 text-mute">{t('notFoundHelp')}</p>
      <Link to="/" className="link mt-4 inline-block">
        {t('toBoard')}
      </Link>
    </section>
  );
}
