import { figureKinds, type FigureKind } from '@ketenzicht/shared/oversight';
import { useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { Answer } from '../platform/Answer.js';
import { askTexts } from './ask.texts.js';
import { DayField } from './fields.js';
import { OversightPage } from './OversightPage.js';
import { useFigures } from './oversight.queries.js';
import { daysAgo, today } from './period.js';

/** "Hoeveel werd er gekeken?": counts, to see what stands out before a rule does. */
export function LogFigures() {
  const t = useTexts(askTexts);
  const now = timeNow();
  const [by, setBy] = useState<FigureKind>('employee');
  const [from, setFrom] = useState(daysAgo(now, 7));
  const [until, setUntil] = useState(today(now));
  const figures = useFigures({ by, from, until });
  return (
    <OversightPage title={t('figuresTitle')}>
      <form className="card oversight-form" onSubmit={(event) => event.preventDefault()}>
        <label className="field">
          {t('by')}
          <select value={by} onChange={(event) => setBy(event.target.value as FigureKind)}>
            {figureKinds.map((one) => (
              <option key={one} value={one}>
                {t(`by.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <DayField label={t('from')} value={from} onChange={setFrom} />
        <DayField label={t('until')} value={until} onChange={setUntil} />
      </form>
      <Answer of={figures}>
        {({ rows }) =>
          rows.length === 0 ? (
            <p className="card mt-4 p-6 text-mute">{t('nothing')}</p>
          ) : (
            <div className="card mt-4 px-2 py-1">
              <table className="figures">
                <thead>
                  <tr>
                    <th scope="col">{t(`by.${by}`)}</th>
                    <th scope="col">{t('lines')}</th>
                    <th scope="col">{t('persons')}</th>
                    <th scope="col">{t('emergencies')}</th>
                    <th scope="col">{t('refusedCount')}</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <tr key={row.key}>
                      <th scope="row">{row.name ?? (by === 'day' ? row.key : row.key.slice(0, 8))}</th>
                      <td>{row.lines}</td>
                      <td>{row.persons}</td>
                      <td>{row.emergencies}</td>
                      <td>{row.refused}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        }
      </Answer>
    </OversightPage>
  );
}
