import { useTexts } from '../platform/i18n.js';
import { isUnknown, type RegionFigure } from './regions.rules.js';
import { regionTexts } from './regions.texts.js';

/** "Overijssel: 5 plaatsen, 12 van 14 afdelingen actueel" */
export function useRegionWords(): (name: string, figure: RegionFigure | undefined) => string {
  const t = useTexts(regionTexts);
  return (name, figure) => {
    if (!figure) return `${name}: ${t('noWards')}`;
    if (figure.coverage.total === 0) return `${name}: ${t('noMatch')}`;
    return t('region', {
      name,
      beds: isUnknown(figure) ? t('unknown') : t('beds', { count: figure.available }),
      coverage: t('coverage', { ...figure.coverage }),
    });
  };
}
