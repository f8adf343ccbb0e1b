import type { TruthScore } from '@ketenzicht/shared/placement';
import { useTexts } from '../../platform/i18n.js';
import { placementFiguresTexts } from './figures.texts.js';
import { sayPercent } from '../../platform/say-figures.js';
import { useSayWait } from './say-figures.js';
import { ShareBar } from './ShareBar.js';

interface Props {
  scores: readonly TruthScore[];
  of: 'ward' | 'region';
  label: string;
}

export function TruthTable({ scores, of, label }: Props) {
  const t = useTexts(placementFiguresTexts);
  const say = useSayWait();
  return (
    <div className="card mt-3 px-2 py-1">
      <table className="truth-table" aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{t(of)}</th>
            <th scope="col">{t('offered')}</th>
            <th scope="col">{t('timeSeen')}</th>
            <th scope="col">{t('timeAnswer')}</th>
            <th scope="col">{t('against')}</th>
          </tr>
        </thead>
        <tbody>
          {scores.map(({ unitId, regionId, name, offered, timeToSeen, timeToAnswer, contradictions }) => (
            <tr key={unitId ?? regionId}>
              <th scope="row">{name}</th>
              <td className="truth-share">
                <div>
                  <ShareBar {...offered} />
                  <span>
                    {offered.share === null ? (
                      <span className="text-mute">{t('neverAsked')}</span>
                    ) : (
                      <>
                        {sayPercent(offered.share)}{' '}
                        <span className="text-mute">{t('outOf', { yes: offered.yes, of: offered.of })}</span>
                      </>
                    )}
                  </span>
                </div>
              </td>
              <td data-label={t('timeSeen')}>{timeToSeen.median === null ? '–' : say(timeToSeen.median)}</td>
              <td data-label={t('timeAnswer')}>{timeToAnswer.median === null ? '–' : say(timeToAnswer.median)}</td>
              <td data-label={t('against')}>{contradictions}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
