import type { PlacementFigures } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { sayNumber, sayPercent } from '../../platform/say-figures.js';

export function RefusalCard({ refusals, contradictions }: Pick<PlacementFigures, 'refusals' | 'contradictions'>) {
  const t = useTexts(placementFiguresTexts);
  const most = Math.max(1, ...refusals.map(({ count }) => count ?? 0));
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-refusals">
      <h2 id="figure-refusals">{t('refusals')}</h2>
      {refusals.length === 0 ? (
        <p>{t('noRefusals')}</p>
      ) : (
        <ul className="refusal-bars">
          {refusals.map(({ reason, count, share }) => (
            <li key={reason}>
              <span>{t(`refusal.${reason}`)}</span>
              <span className="refusal-bar" aria-hidden="true">
                {count !== null && <span style={{ width: `${(100 * count) / most}%` }} />}
              </span>
              <span className="refusal-count">
                {count === null ? <span className="text-mute">{t('hidden')}</span> : sayNumber(count)}
                {share !== null && <span className="text-mute"> · {sayPercent(share)}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
      {refusals.length > 0 && (
        <p className="figure-note">
          {contradictions === null ? t('contradictionsHidden') : t('contradictions', { count: contradictions })}
        </p>
      )}
    </section>
  );
}
