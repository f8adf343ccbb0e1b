import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { followingFiguresTexts } from './following-figures.texts.js';
import { Told } from './Told.js';

interface Props extends Pick<FollowingQuarter, 'byRegion'> {
  regionName: (id: string) => string;
}

const columns = ['reported', 'included', 'ended', 'followed'] as const;

export function FollowedRegions({ byRegion, regionName }: Props) {
  const t = useTexts(followingFiguresTexts);
  const rows = byRegion
    .map((one) => ({ ...one, name: regionName(one.regionId) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'nl'));
  return (
    <section className="card figure-card figure-wide" aria-labelledby="figure-regions">
      <h3 id="figure-regions" className="text-[17px] font-semibold">
        {t('regions')}
      </h3>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
      <div className="following-scroll" tabIndex={0} role="region" aria-labelledby="figure-regions">
        <table className="following-table" aria-labelledby="figure-regions">
          <thead>
            <tr>
              <th scope="col">{t('region')}</th>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {t(name)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((one) => (
              <tr key={one.regionId}>
                <th scope="row">{one.name}</th>
                {columns.map((name) => (
                  <td key={name}>
                    <Told count={one[name]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
