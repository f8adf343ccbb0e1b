import { stopsAgreeing, type CareGap } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { pointsOf } from './change.rules.js';
import { Unreached } from './ReachWeek.js';
import type { SayLine } from './say-line.js';

interface Props {
  gaps: readonly CareGap[];
  say: SayLine;
  mayChange: boolean;
  onMend: (gap: CareGap) => void;
  onNotNeeded: (gap: CareGap) => void;
}

/** Everything that is still open, what matters most on top, each with one press to mend it. */
export function OpenPoints({ gaps, say, mayChange, onMend, onNotNeeded }: Props) {
  const t = useTexts(arrangementTexts);
  const points = pointsOf(gaps);
  return (
    <section className="card arrangement-part" aria-labelledby="open">
      <h2 id="open">{t('open')}</h2>
      {points.length === 0 && <p className="text-mute">{t('openNone')}</p>}
      {points.length > 0 && !points.some(stopsAgreeing) && <p className="text-mute">{t('openLaw')}</p>}
      <ul className="open-points">
        {points.map((gap) => (
          <li key={`${gap.part} ${gap.lineId} ${gap.kind}`}>
            <Point gap={gap} gaps={gaps} say={say} />
            {mayChange && (
              <span className="flex flex-wrap gap-2">
                <button type="button" className="button" onClick={() => onMend(gap)}>
                  {t('mend')}
                  <span className="sr-only">
                    {' '}
                    <PointName gap={gap} />
                  </span>
                </button>
                {gap.kind === 'undecided' && gap.part !== 'nightReach' && (
                  <button type="button" className="chip-quiet" onClick={() => onNotNeeded(gap)}>
                    {t('notNeeded')}
                    <span className="sr-only">
                      {' '}
                      <PointName gap={gap} />
                    </span>
                  </button>
                )}
              </span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

const PointName = ({ gap }: { gap: CareGap }) => useTexts(arrangementNames)(`part.${gap.part}`);

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
