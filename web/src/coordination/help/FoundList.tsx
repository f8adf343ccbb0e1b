import type { Found } from '@ketenzicht/shared/coordination';
import { Link } from '@tanstack/react-router';
import { useTexts } from '../../platform/i18n.js';
import { helpTexts } from './help.texts.js';
import { markedParts, useSayDate } from './help.words.js';

/** What was found, the best first; the whole card is the way in. */
export function FoundList({ found }: { found: readonly Found[] }) {
  return (
    <ul className="help-found">
      {found.map((one) => (
        <li key={one.id} className="card">
          <h3 lang="nl">
            <Way to={one} />
          </h3>
          <About found={one} />
          <p lang="nl">
            {markedParts(one.excerpt).map(({ from, text, isMarked }) =>
              isMarked ? <mark key={from}>{text}</mark> : <span key={from}>{text}</span>,
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}

function Way({ to: { kind, id, title } }: { to: Found }) {
  if (kind === 'question')
    return (
      <Link to="/cases/$caseId" params={{ caseId: id }}>
        {title}
      </Link>
    );
  return (
    <Link to="/help/$articleId" params={{ articleId: id }}>
      {title}
    </Link>
  );
}

function About({ found: { kind, subject, at } }: { found: Found }) {
  const t = useTexts(helpTexts);
  const sayDate = useSayDate();
  if (kind === 'question')
    return <small className="text-[15px] text-mute">{t('answeredOn', { date: sayDate(at) })}</small>;
  return subject && <span className="tag">{t(`subject.${subject}`)}</span>;
}
