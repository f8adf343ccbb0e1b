import type { FollowingQuarter } from '@ketenzicht/shared/ketenveldnorm';
import { useTexts } from '../../platform/i18n.js';
import { CountTable } from './CountTable.js';
import { followingFiguresTexts } from './following-figures.texts.js';

interface Props extends Pick<FollowingQuarter, 'byRegion'> {
  regionName: (id: string) => string;
}

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
      <CountTable of={t('region')} rows={rows} labelledBy="figure-regions" />
    </section>
  );
}
