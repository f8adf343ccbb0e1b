import { Link } from '@tanstack/react-router';
import { useTexts } from '../platform/i18n.js';
import { useNoticeCount } from './person.queries.js';
import { personTexts } from './person.texts.js';
import './person.css';

/** Only when something waits: a number in sight wherever one is. The way to what was seen before is in the menu. */
export default function NoticeBell() {
  const t = useTexts(personTexts);
  const unseen = useNoticeCount().data?.unseen ?? 0;
  return (
    <div role="status">
      {unseen > 0 && (
        <Link to="/notices" className="person-bell" aria-label={t('bell', { count: unseen })}>
          <span className="person-bell-count">{unseen}</span>
          <span className="max-lg:hidden">{t('bellWord', { count: unseen })}</span>
        </Link>
      )}
    </div>
  );
}
