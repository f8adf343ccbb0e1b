import { criteria, type Match } from '@ketenzicht/shared/placement';
import { useTexts } from '../platform/i18n.js';
import { usePlaces } from './places.context.js';
import { placementNames } from './placement.texts.js';
import { searchTexts } from './search.texts.js';

/** How many wards each rule excludes, and by name who they are for whoever asks. */
export function ExcludedWards({ match, onEveryExcluded }: { match: Match; onEveryExcluded: () => void }) {
  const t = useTexts(searchTexts);
  const name = useTexts(placementNames);
  const { wardName } = usePlaces();
  if (match.excludedCount === 0) return null;
  const counts = criteria.flatMap((rule) => {
    const count = match.excludedBy[rule] ?? 0;
    return count > 0 ? [{ rule, count }] : [];
  });
  return (
    <details className="card fold-card">
      <summary>
        <h2>{t('excluded', { count: match.excludedCount })}</h2>
        <small>{t('excludedHelp')}</small>
      </summary>
      <ul className="excluded-counts">
        {counts.map(({ rule, count }) => (
          <li key={rule}>
            <strong>{count}</strong> {name(`criterion.${rule}`)}
          </li>
        ))}
      </ul>
      {match.excluded ? (
        <ul className="excluded-wards">
          {match.excluded.map(({ unitId, rules }) => (
            <li key={unitId}>
              {wardName(unitId)}{' '}
              <small>{rules.map((rule) => name(`criterion.${rule}`).toLowerCase()).join(', ')}</small>
            </li>
          ))}
        </ul>
      ) : (
        <button type="button" className="button m-4 mt-0" onClick={onEveryExcluded}>
          {t('excludedShow')}
        </button>
      )}
    </details>
  );
}
