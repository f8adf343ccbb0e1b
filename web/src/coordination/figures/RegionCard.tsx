import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { useTexts } from '../../platform/i18n.js';
import { Count } from './Count.js';
import { coordinationFiguresTexts } from './figures.texts.js';

interface Props extends Pick<CoordinationFigures, 'byRegion'> {
  regionName: (id: string) => string;
}

export function RegionCard({ byRegion, regionName }: Props) {
  const t = useTexts(coordinationFiguresTexts);
  const rows = byRegion
    .map((one) => ({ ...one, name: regionName(one.regionId) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-regions">
      <h2 id="figure-regions">{t('regions')}</h2>
      <table className="figure-table" aria-labelledby="figure-regions">
        <thead>
          <tr>
            <th scope="col">{t('region')}</th>
            <th scope="col">{t('opened')}</th>
            <th scope="col">{t('open')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ regionId, name, opened, open }) => (
            <tr key={regionId}>
              <th scope="row">{name}</th>
              <td>
                <Count of={opened} />
              </td>
              <td>
                <Count of={open} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
