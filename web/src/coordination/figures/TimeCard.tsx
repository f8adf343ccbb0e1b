import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { localDays } from '@ketenzicht/shared/kernel';
import { useTexts } from '../../platform/i18n.js';
import { sayPercent } from '../../platform/say-figures.js';
import { rowsOf } from './curve.rules.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { SurvivalPlot } from './SurvivalPlot.js';
import { useSayTime } from './useSayTime.js';

/** The one number of the screen, and the curve that it is read from. */
export function TimeCard({ figures }: { figures: CoordinationFigures }) {
  const t = useTexts(coordinationFiguresTexts);
  const say = useSayTime();
  const { median, p90, curve } = figures.timeToSolution;
  const isHidden = figures.suppressed && median === null;
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-time">
      <h2 id="figure-time">{t('time')}</h2>
      <p className="figure-number">{median === null ? '–' : say(median)}</p>
      <p>
        {median === null ? t(isHidden ? 'few' : 'medianUnknown') : t('median')}{' '}
        {median !== null && (p90 === null ? t('p90Unknown') : t('p90', { time: say(p90) }))}
      </p>
      {curve.length > 0 && <CurvePart figures={figures} />}
      <p className="figure-note">{t('honest')}</p>
    </section>
  );
}

function CurvePart({ figures }: { figures: CoordinationFigures }) {
  const t = useTexts(coordinationFiguresTexts);
  const say = useSayTime();
  const { curve } = figures.timeToSolution;
  const lookedAtDays = localDays(figures.from, figures.to).length;
  return (
    <div className="plot-beside">
      <SurvivalPlot curve={curve} lookedAtDays={lookedAtDays} daysLabel={t('axisDays')} />
      <table className="figure-table" aria-labelledby="figure-time">
        <thead>
          <tr>
            <th scope="col">{t('stillOpen')}</th>
            <th scope="col">{t('share')}</th>
          </tr>
        </thead>
        <tbody>
          {rowsOf(curve, lookedAtDays).map(({ minutes, open }) => (
            <tr key={minutes}>
              <th scope="row">{say(minutes)}</th>
              <td>{sayPercent(open)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
