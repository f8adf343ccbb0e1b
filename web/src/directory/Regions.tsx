import { useTexts } from '../platform/i18n.js';
import type { RegionScheme } from '@ketenzicht/shared/directory';
import { RegionMap } from './RegionMap.js';
import type { RegionsProps } from './regions.rules.js';
import { regionTexts } from './regions.texts.js';
import { RegionTable } from './RegionTable.js';

/** Where there is room, by region: a map where we have one, with the same as a table under it. */
export function Regions({ scheme, credit, ...props }: RegionsProps & { scheme: RegionScheme; credit: string | null }) {
  const t = useTexts(regionTexts);
  return (
    <div className="card p-3 md:p-4">
      {scheme === 'arrondissement' ? (
        <>
          <RegionMap {...props} />
          <details className="mt-2">
            <summary className="link inline-flex min-h-11 items-center px-1">{t('asTable')}</summary>
            <RegionTable {...props} />
          </details>
        </>
      ) : (
        <RegionTable {...props} />
      )}
      {credit && <p className="mt-2 text-sm text-mute">{credit}</p>}
    </div>
  );
}
