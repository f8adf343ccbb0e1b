import type { Caseload } from '@ketenzicht/shared/ketenveldnorm';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import '../../ui/figures.css';
import { caseloadTexts } from './caseload.texts.js';

/** How the work lies among the directors of the region: who has room, and who is running late. */
export function Workload({ of }: { of: Caseload['workload'] }) {
  const t = useTexts(caseloadTexts);
  const id = useId();
  if (of.length < 2) return null;
  const most = Math.max(1, ...of.map(({ following }) => following));
  return (
    <section aria-labelledby={id} className="card mt-8 p-5">
      <h2 id={id} className="text-[17px] font-semibold">
        {t('workload')}
      </h2>
      <ul className="count-bars workload mt-3">
        {of.map(({ id: who, name, following, overdue, thisWeek }) => (
          <li key={who}>
            <span>{name}</span>
            <span className="count-bar" aria-hidden="true">
              <span style={{ width: `${(100 * following) / most}%` }} />
            </span>
            <span className="count-number">
              <strong>{following}</strong>
              {overdue > 0 && <span className="workload-late"> · {t('workloadLate', { count: overdue })}</span>}
              <span className="text-mute"> · {t('workloadWeek', { count: thisWeek })}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
