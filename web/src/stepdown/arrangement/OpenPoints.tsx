import { openPoints, stopsAgreeing, type CareGap } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { Unreached } from './ReachWeek.js';
import type { SayLine } from './say-line.js';

interface Props {
  gaps: readonly CareGap[];
  say: SayLine;
  mayChange: boolean;
  isAgreed: boolean;
  onMend: (gap: CareGap) => void;
  onNotNeeded: (gap: CareGap) => void;
}

/** Everything that is still open, what matters most on top, each with one press to mend it. */
export function OpenPoints({ gaps, say, mayChange, isAgreed, onMend, onNotNeeded }: Props) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const points = openPoints(gaps);
  return (
    <section className="card arrangement-part" aria-labelledby="open">
      <h2 id="open">{t('open')}</h2>
      {points.length === 0 && <p className="text-mute">{t(isAgreed ? 'openDone' : 'openNone')}</p>}
      {points.length > 0 && !points.some(stopsAgreeing) && <p className="text-mute">{t('openLaw')}</p>}
      <ul className="open-points">
        {points.map((gap) => (
          <li key={`${gap.part} ${gap.lineId} ${gap.kind}`}>
            <Point gap={gap} gaps={gaps} say={say} />
            {mayChange && (
              <span className="flex flex-wrap justify-end gap-2">
                {gap.kind === 'undecided' && gap.part !== 'nightReach' && (
                  <button
                    type="button"
                    className="chip-quiet"
                    aria-label={`${t('notNeeded')}: ${name(`part.${gap.part}`)}`}
                    onClick={() => onNotNeeded(gap)}
                  >
                    {t('notNeeded')}
                  </button>
                )}
                <button
                  type="button"
                  className="button"
                  aria-label={`${t('mend')}: ${name(`part.${gap.part}`)}`}
                  onClick={() => onMend(gap)}
                >
                  {t('mend')}
                </button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Point({ gap, gaps, say }: Pick<Props, 'gaps' | 'say'> & { gap: CareGap }) {
  const name = useTexts(arrangementNames);
  if (gap.kind === 'reach')
    return (
      <span className="text-warn">
        <Unreached gaps={gaps} say={say} />
      </span>
    );
  return (
    <span>
      <strong>{name(`part.${gap.part}`)}</strong>: {name(`gap.${gap.kind}`)}
    </span>
  );
}
