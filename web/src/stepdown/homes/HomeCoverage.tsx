import { coverageOf, type Dwelling } from '@ketenzicht/shared/stepdown';
import type { ComponentType } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { usePlaces } from '../waiting/places.context.js';
import { homesTexts } from './homes.texts.js';

export interface MapOfHomes {
  /** How many can be had now, by region. */
  counts: ReadonlyMap<string, number>;
  chosen: string | null;
  onChoose: (id: string) => void;
  label: string;
  credit: string;
}
interface Props {
  homes: readonly Dwelling[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
  Map: ComponentType<MapOfHomes> | null;
}

/** The map, and beside it the same as a list: what is not confirmed is named apart and never added. */
export function HomeCoverage({ homes, chosen, onChoose, Map: RegionMap }: Props) {
  const t = useTexts(homesTexts);
  const { regions } = usePlaces();
  const known = new Map(coverageOf(homes, useNow()).map((one) => [one.regionId, one]));
  const counts = new Map(regions.map(({ id }) => [id, known.get(id)?.available ?? 0]));
  const choose = (id: string) => onChoose(id === chosen ? null : id);
  const whole = [...counts.values()].reduce((sum, one) => sum + one, 0);
  return (
    <section className="mt-6 min-w-0" aria-labelledby="homes-coverage">
      <h2 id="homes-coverage" className="text-xl font-semibold">
        {t('coverage')}
      </h2>
      <div className="home-cover">
        {RegionMap && (
          <RegionMap counts={counts} chosen={chosen} onChoose={choose} label={t('map')} credit={t('credit')} />
        )}
        <ul className="home-counts" role="list">
          <li>
            <button type="button" aria-pressed={chosen === null} onClick={() => onChoose(null)}>
              <span>{t('whole')}</span>
              <strong>{whole}</strong>
            </button>
          </li>
          {regions.map(({ id, name }) => (
            <li key={id}>
              <button type="button" aria-pressed={id === chosen} onClick={() => choose(id)}>
                <span>
                  {name}
                  {(known.get(id)?.unconfirmed ?? 0) > 0 && (
                    <small>{t('unconfirmedShort', { count: known.get(id)?.unconfirmed ?? 0 })}</small>
                  )}
                </span>
                <strong data-none={counts.get(id) === 0}>{counts.get(id) || t('none')}</strong>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
