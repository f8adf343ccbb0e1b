import type { PlacementFigures } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { sayNumber } from '../../platform/say-figures.js';
import { useSayWait } from './say-figures.js';

/** The one number of the screen, and what became of everybody. */
export function BedCard({ figures }: { figures: PlacementFigures }) {
  const t = useTexts(placementFiguresTexts);
  const say = useSayWait();
  const { median, p90, of } = figures.timeToBed;
  const few = of === null;
  return (
    <section className="card figure-card" aria-labelledby="figure-bed">
      <h2 id="figure-bed">{t('bed')}</h2>
      <p className="figure-number">{median === null ? '–' : say(median)}</p>
      <p>
        {median === null ? t(few ? 'bedFew' : 'bedUnknown') : t('bedMedian')}{' '}
        {median !== null && (p90 === null ? t('bedP90Unknown') : t('bedP90', { time: say(p90) }))}
      </p>
      <Outcomes figures={figures} />
      {!figures.suppressed && <p className="figure-note">{t('waiting')}</p>}
    </section>
  );
}

function Outcomes({ figures: { requests, placed, open, suppressed } }: { figures: PlacementFigures }) {
  const t = useTexts(placementFiguresTexts);
  // From rounded numbers a difference is no number of anything.
  const otherwise =
    suppressed || requests === null || placed === null || open === null ? null : requests - placed - open;
  const parts = [
    ['placed', placed],
    ['open', open],
    ...(suppressed ? [] : [['otherwise', otherwise] as const]),
  ] as const;
  return (
    <>
      {requests !== null && placed !== null && open !== null && requests > 0 && (
        <div className="outcome-bar" aria-hidden="true">
          {parts.map(([name, count]) => (
            <span key={name} data-part={name} style={{ flexGrow: count ?? 0 }} />
          ))}
        </div>
      )}
      <dl className="outcome-list">
        {parts.map(([name, count]) => (
          <div key={name}>
            <dt>
              <span className="outcome-mark" data-part={name} aria-hidden="true" />
              {t(name)}
            </dt>
            <dd>{count === null ? t('hidden') : sayNumber(count)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
