import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { languageNow, useTexts } from '../../platform/i18n.js';
import { sayNumber } from '../../platform/say-figures.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { WeekPlot } from './WeekPlot.js';

const sayShort = (date: string): string =>
  new Date(`${date}T12:00:00Z`).toLocaleDateString(languageNow() === 'nl' ? 'nl-NL' : 'en-GB', {
    day: 'numeric',
    month: 'short',
  });

export function WeekCard({ byWeek }: Pick<CoordinationFigures, 'byWeek'>) {
  const t = useTexts(coordinationFiguresTexts);
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-weeks">
      <h2 id="figure-weeks">{t('weeks')}</h2>
      <p className="week-legend" aria-hidden="true">
        {(['opened', 'closed'] as const).map((part) => (
          <span key={part}>
            <span className="week-mark" data-part={part} />
            {t(part)}
          </span>
        ))}
      </p>
      <WeekPlot weeks={byWeek} sayDay={sayShort} />
      <details className="week-table">
        <summary className="link">{t('asTable')}</summary>
        <table className="figure-table" aria-labelledby="figure-weeks">
          <thead>
            <tr>
              <th scope="col">{t('week')}</th>
              <th scope="col">{t('opened')}</th>
              <th scope="col">{t('closed')}</th>
            </tr>
          </thead>
          <tbody>
            {byWeek.toReversed().map(({ from, to, opened, closed }) => (
              <tr key={from}>
                <th scope="row">{t('weekOf', { from: sayShort(from), to: sayShort(to) })}</th>
                <td>{sayNumber(opened)}</td>
                <td>{sayNumber(closed)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </section>
  );
}
