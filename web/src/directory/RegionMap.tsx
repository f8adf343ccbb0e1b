import { useState, type KeyboardEvent } from 'react';
import { useTexts } from '../platform/i18n.js';
import { arrondissementen, canvas } from './arrondissementen.generated.js';
import { hasWards, isUnknown, roomOnMap, type RegionFigure, type RegionsProps } from './regions.rules.js';
import { regionTexts } from './regions.texts.js';
import { useRegionWords } from './useRegionWords.js';

/** The eleven court districts; more room is a stronger green. A press narrows the board to a region, a second one lets go. */
export function RegionMap({ regions, figures, selected, onToggle }: RegionsProps) {
  const t = useTexts(regionTexts);
  const words = useRegionWords();
  const [focused, setFocused] = useState<string | null>(null);
  const most = Math.max(0, ...[...figures.values()].map(({ available }) => available));
  const roomOf = (figure: RegionFigure | undefined) => roomOnMap(figure, most);
  const shapes = arrondissementen.flatMap((shape) => {
    const region = regions.find(({ code }) => code === shape.code);
    return region
      ? [{ ...shape, region, figure: figures.get(region.id), isSelected: selected.includes(region.id) }]
      : [];
  });
  const onKey = (event: KeyboardEvent, id: string) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onToggle(id);
  };
  return (
    <figure className="region-map">
      <svg viewBox={`0 0 ${canvas.width} ${canvas.height}`} role="group" aria-label={t('map')}>
        <defs>
          <pattern id="nothing-known" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="9" className="stroke-unknown" strokeWidth="2.5" />
          </pattern>
        </defs>
        {shapes.map(({ code, path, region, figure, isSelected }) => (
          <path
            key={code}
            d={path}
            className="region"
            data-region={region.id}
            data-room={roomOf(figure)}
            role="button"
            tabIndex={0}
            aria-pressed={isSelected}
            aria-label={words(region.name, figure)}
            onClick={() => onToggle(region.id)}
            onFocus={({ currentTarget }) => setFocused(currentTarget.matches(':focus-visible') ? code : null)}
            onBlur={() => setFocused(null)}
            onKeyDown={(event) => onKey(event, region.id)}
          >
            <title>{words(region.name, figure)}</title>
          </path>
        ))}
        {/* Outlines last: what is drawn later lies on top, and a neighbour must not cover them. */}
        {shapes.map(
          ({ code, path, isSelected }) =>
            isSelected && <path key={code} d={path} className="region-outline" aria-hidden="true" />,
        )}
        {shapes.map(
          ({ code, path }) =>
            code === focused && <path key={code} d={path} className="region-focus" aria-hidden="true" />,
        )}
        {shapes.map(({ code, label: [x, y], figure }) => (
          <text key={code} x={x} y={y} className="region-number" data-room={roomOf(figure)} aria-hidden="true">
            {hasWards(figure) && (isUnknown(figure) ? '–' : figure?.available)}
          </text>
        ))}
      </svg>
      <figcaption>{t('credit')}</figcaption>
    </figure>
  );
}
