import type { Tariff } from '@ketenzicht/shared/stepdown';
import { hasText, useTexts } from '../../platform/i18n.js';
import { sayDate } from '../../platform/say-figures.js';
import { outflowFiguresTexts } from './outflow-figures.texts.js';
import { sayEuros } from './say-euros.js';
import { waitNames } from './wait.names.js';

/** What days were priced with, from when, and whether anybody published it. */
export function TariffCard({ tariffs }: { tariffs: readonly Tariff[] }) {
  const t = useTexts(outflowFiguresTexts);
  const name = useTexts(waitNames);
  const kindOf = ({ securityLevel, setting }: Tariff): string => {
    const key = securityLevel === null ? `setting.${setting}` : `level.${securityLevel}`;
    if (hasText(waitNames, key)) return name(key as 'level.1');
    return securityLevel ?? setting ?? t('other');
  };
  return (
    <section className="card figure-card" aria-labelledby="outflow-tariffs">
      <h2 id="outflow-tariffs">{t('tariffs')}</h2>
      <table className="outflow-table" aria-labelledby="outflow-tariffs">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col">{t('from')}</th>
            <th scope="col">{t('amount')}</th>
          </tr>
        </thead>
        <tbody>
          {tariffs.map((tariff) => (
            <tr key={`${tariff.securityLevel} ${tariff.setting} ${tariff.from}`}>
              <th scope="row">{kindOf(tariff)}</th>
              <td>{sayDate(tariff.from)}</td>
              <td>
                {sayEuros(tariff.dayCents)}
                {tariff.assumed && <small className="block text-mute">{t('isAssumed')}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
