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
            {markedParts(excerpt).map(({ text, isMarked }, at) =>
              // A text has no other name than its place.
              // eslint-disable-next-line react/no-array-index-key
              isMarked ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
