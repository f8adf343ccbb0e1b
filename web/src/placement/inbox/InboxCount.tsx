import { useTexts } from '../../platform/i18n.js';
import { useWaitingCount } from './inbox.queries.js';
import { inboxTexts } from './inbox.texts.js';
import './inbox.css';

/** How many wait for an answer; nothing when nobody does. */
export default function InboxCount() {
  const t = useTexts(inboxTexts);
  const { data: count = 0 } = useWaitingCount();
  return count === 0 ? null : (
    <span className="inbox-count">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t('count', { count })}</span>
    </span>
  );
}
