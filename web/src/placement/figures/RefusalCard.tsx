import type { PlacementFigures } from '@ketenzicht/shared/placement';
import { CountBars } from '../../platform/CountBars.js';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';

export function RefusalCard({ refusals, contradictions }: Pick<PlacementFigures, 'refusals' | 'contradictions'>) {
  const t = useTexts(placementFiguresTexts);
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-refusals">
      <h2 id="figure-refusals">{t('refusals')}</h2>
      {refusals.length === 0 ? (
        <p>{t('noRefusals')}</p>
      ) : (
        <CountBars
          rows={refusals.map(({ reason, ...one }) => ({ name: t(`refusal.${reason}`), ...one }))}
          hidden={t('hidden')}
        />
      )}
      {refusals.length > 0 && (
        <p className="figure-note">
          {contradictions === null ? t('contradictionsHidden') : t('contradictions', { count: contradictions })}
        </p>
      )}
    </section>
  );
}
