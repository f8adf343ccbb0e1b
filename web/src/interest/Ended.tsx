import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { interestTexts } from './interest.texts.js';
import { useFocused } from './useFocused.js';

/** There is nothing left to do here; all rounds are one press away. */
export function Ended({ title: words, lines }: { title: string; lines: readonly string[] }) {
  const t = useTexts(interestTexts);
  const title = useFocused();
  return (
    <section className="card mt-4 p-6">
      <h1 ref={title} tabIndex={-1}>
        {words}
      </h1>
      {lines.map((line) => (
        <p key={line} className="mt-2">
          {line}
        </p>
      ))}
      <Link to="/interest" className="button mt-5 inline-flex items-center no-underline">
        {t('all')}
      </Link>
    </section>
  );
}
