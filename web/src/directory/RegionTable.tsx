import { useTexts } from '../platform/i18n.js';
import { hasWards, isUnknown, type RegionsProps } from './regions.rules.js';
import { regionTexts } from './regions.texts.js';

/** The same as the map for who does not see it, and all there is for a register without a map. */
export function RegionTable({ regions, figures, selected, onToggle }: RegionsProps) {
  const t = useTexts(regionTexts);
  return (
    <table className="region-table">
      <thead>
        <tr>
          <th scope="col">{t('name')}</th>
          <th scope="col">{t('free')}</th>
          <th scope="col">{t('current')}</th>
        </tr>
      </thead>
      <tbody>
        {regions
          .filter(({ id }) => figures.has(id))
          .map(({ id, name, assumed }) => {
            const figure = figures.get(id);
            return (
              <tr key={id}>
                <th scope="row">
                  <button type="button" aria-pressed={selected.includes(id)} onClick={() => onToggle(id)}>
                    {name}
                  </button>
                  {assumed && <small> ({t('assumed')})</small>}
                </th>
                <td
                  className={
                    isUnknown(figure) && hasWards(figure)
                      ? 'text-warn'
                      : (figure?.available ?? 0) > 0
                        ? 'font-semibold text-free'
                        : ''
                  }
                >
                  {isUnknown(figure) && hasWards(figure) ? '–' : figure?.available}
                </td>
                <td aria-label={figure && t('coverage', { ...figure.coverage })}>
                  {figure?.coverage.reporting}/{figure?.coverage.total}
                </td>
              </tr>
            );
          })}
      </tbody>
    </table>
  );
}
