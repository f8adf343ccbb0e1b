import type { Found } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { helpTexts } from './help.texts.js';
import { markedParts } from './help.words.js';

/** What was found, the best first; the whole card is the way in. */
export function FoundList({ found }: { found: readonly Found[] }) {
  const t = useTexts(helpTexts);
  return (
    <ul className="help-found" lang="nl">
      {found.map(({ id, title, subject, excerpt }) => (
        <li key={id} className="card">
          <h3>
            <Link to="/help/$articleId" params={{ articleId: id }}>
              {title}
            </Link>
          </h3>
          {subject && <span className="tag">{t(`subject.${subject}`)}</span>}
          <p>
            {markedParts(excerpt).map(({ from, text, isMarked }) =>
              isMarked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
