import type { PlacementFigures } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { sayNumber, sayPercent } from '../../platform/say-figures.js';
import { ShareBar } from './ShareBar.js';

export function WorthCard({ offered }: Pick<PlacementFigures, 'offered'>) {
  const t = useTexts(placementFiguresTexts);
  const { of, yes, share, low, high } = offered;
  return (
    <section className="card figure-card" aria-labelledby="figure-worth">
      <h2 id="figure-worth">{t('worth')}</h2>
      <p className="figure-number">{share === null ? '–' : sayPercent(share)}</p>
      <ShareBar {...offered} />
      <p>
        {share === null || of === null || yes === null
          ? t(of === 0 ? 'worthUnknown' : 'worthHidden')
          : t('worthWords', { yes: sayNumber(yes), of: sayNumber(of) })}
      </p>
      {low !== null && high !== null && (
        <p className="figure-note">{t('interval', { low: sayPercent(low), high: sayPercent(high) })}</p>
      )}
    </section>
  );
}

export function CallsCard({ callsAvoided, answers }: Pick<PlacementFigures, 'callsAvoided' | 'answers'>) {
  const t = useTexts(placementFiguresTexts);
  return (
    <section className="card figure-card" aria-labelledby="figure-calls">
      <h2 id="figure-calls">{t('calls')}</h2>
      <p className="figure-number">{callsAvoided === null ? '–' : sayNumber(callsAvoided)}</p>
      {callsAvoided !== null && answers !== null && answers > 0 && (
        <ShareBar share={Math.min(1, callsAvoided / answers)} low={null} high={null} />
      )}
      <p>{answers === null ? t('callsWordsHidden') : t('callsWords', { of: sayNumber(answers) })}</p>
    </section>
  );
}
