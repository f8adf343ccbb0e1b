import { texts, useTexts } from '../../platform/i18n.js';
import { useWaitingCount } from './inbox.queries.js';
import './count.css';

/** Their own, and few: this number stands on every screen of a ward, and brings nothing else along. */
const countTexts = texts('inbox-count', {
  nl: { count_one: '{{count}} wacht op antwoord', count_other: '{{count}} wachten op antwoord' },
  en: { count_one: '{{count}} waits for an answer', count_other: '{{count}} wait for an answer' },
});

/** How many wait for an answer; nothing when nobody does. */
export default function InboxCount() {
  const t = useTexts(countTexts);
  const { data: count = 0 } = useWaitingCount();
  return count === 0 ? null : (
    <span className="inbox-count">
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{t('count', { count })}</span>
    </span>
  );
}
