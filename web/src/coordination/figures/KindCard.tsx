import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { Count } from './Count.js';
import { coordinationFiguresTexts } from './figures.texts.js';
import { coordinationNames } from '../coordination.texts.js';
import { useSayTime } from './useSayTime.js';

export function KindCard({ byKind }: Pick<CoordinationFigures, 'byKind'>) {
  const t = useTexts(coordinationFiguresTexts);
  const name = useTexts(coordinationNames);
  const say = useSayTime();
  const time = (minutes: number | null) => (minutes === null ? '–' : say(minutes));
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-kinds">
      <h2 id="figure-kinds">{t('kinds')}</h2>
      <table className="figure-table figure-table-wide" aria-labelledby="figure-kinds">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            {(['opened', 'closed', 'open', 'half', 'nine'] as const).map((column) => (
              <th key={column} scope="col">
                {t(column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {byKind.map(({ kind, opened, closed, open, median, p90 }) => (
            <tr key={kind}>
              <th scope="row">{name(`kind.${kind}`)}</th>
              <td data-label={t('opened')}>
                <Count of={opened} />
              </td>
              <td data-label={t('closed')}>
                <Count of={closed} />
              </td>
              <td data-label={t('open')}>
                <Count of={open} />
              </td>
              <td data-label={t('half')}>{time(median)}</td>
              <td data-label={t('nine')}>{time(p90)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
