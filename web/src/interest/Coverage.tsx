import type { RoundDesk } from '@ketenzicht/shared/interest';
import { useTexts } from '../platform/i18n.js';
import { useAround } from './around.context.js';
import { roundsTexts } from './rounds.texts.js';

interface Props {
  round: RoundDesk;
  district: string | null;
  onDistrict: (id: string | null) => void;
}

/** The map, and beside it the same as a list: for whoever sees no map, and for the names. */
export function Coverage({ round, district, onDistrict }: Props) {
  const t = useTexts(roundsTexts);
  const { Map: DistrictMap } = useAround();
  const counts = new Map(round.coverage.map(({ regionId, count }) => [regionId, count]));
  const districts = round.regions.map((region) => ({ ...region, count: counts.get(region.id) ?? 0 }));
  const choose = (id: string) => onDistrict(id === district ? null : id);
  return (
    <section className="mt-8" aria-labelledby="coverage">
      <h2 id="coverage" className="interest-h2 mb-3">
        {t('coverage')}
      </h2>
      <div className="interest-cover">
        <DistrictMap districts={districts} chosen={district} onChoose={choose} />
        <ul className="interest-counts">
          <li>
            <button type="button" aria-pressed={district === null} onClick={() => onDistrict(null)}>
              <span>{t('whole')}</span>
              <span>{round.confirmed}</span>
            </button>
          </li>
          {districts.map(({ id, name, count }) => (
            <li key={id}>
              <button type="button" aria-pressed={id === district} onClick={() => choose(id)}>
                <span>{name}</span>
                {count === 0 ? <span data-none>{t('coverageNone')}</span> : <span>{count}</span>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}
