import { useState, type KeyboardEvent } from 'react';
import { arrondissementen, canvas } from './arrondissementen.generated.js';

interface District {
  id: string;
  code: string;
  name: string;
  count: number;
}
interface Props {
  districts: readonly District[];
  chosen: string | null;
  onChoose: (id: string) => void;
  label: string;
  credit: string;
}

/** More providers is a stronger green; a district without any stands out by its hatching, not by a colour alone. */
export const coverTint = (count: number): 'unknown' | 1 | 2 | 3 | 4 =>
  count === 0 ? 'unknown' : count === 1 ? 1 : count === 2 ? 2 : count <= 4 ? 3 : 4;

/** How many there are in each of the eleven court districts. A press narrows what stands beside it, a second one lets go. */
export function CoverageMap({ districts, chosen, onChoose, label, credit }: Props) {
  const [focused, setFocused] = useState<string | null>(null);
  const shapes = arrondissementen.map((shape) => ({ ...shape, of: districts.find(({ code }) => code === shape.code) }));
  const onKey = (event: KeyboardEvent, id: string) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    onChoose(id);
  };
  return (
    <figure className="region-map">
      <svg viewBox={`0 0 ${canvas.width} ${canvas.height}`} role="group" aria-label={label}>
        <defs>
          <pattern id="nothing-known" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <line x1="0" y1="0" x2="0" y2="9" className="stroke-unknown" strokeWidth="2.5" />
          </pattern>
        </defs>
        {shapes.map(({ code, path, of }) =>
          of ? (
            <path
              key={code}
              d={path}
              className="region"
              data-room={coverTint(of.count)}
              role="button"
              tabIndex={0}
              aria-pressed={of.id === chosen}
              aria-label={`${of.name}: ${of.count}`}
              onClick={() => onChoose(of.id)}
              onFocus={({ currentTarget }) => setFocused(currentTarget.matches(':focus-visible') ? code : null)}
              onBlur={() => setFocused(null)}
              onKeyDown={(event) => onKey(event, of.id)}
            >
              <title>{`${of.name}: ${of.count}`}</title>
            </path>
          ) : (
            <path key={code} d={path} className="region" data-room="none" aria-hidden="true" />
          ),
        )}
        {shapes.map(
          ({ code, path, of }) =>
            of !== undefined &&
            of.id === chosen && <path key={code} d={path} className="region-outline" aria-hidden="true" />,
        )}
        {shapes.map(
          ({ code, path }) =>
            code === focused && <path key={code} d={path} className="region-focus" aria-hidden="true" />,
        )}
        {shapes.map(({ code, label: [x, y], of }) => (
          <text
            key={code}
            x={x}
            y={y}
            className="region-number"
            data-room={of && coverTint(of.count)}
            aria-hidden="true"
          >
            {of?.count}
          </text>
        ))}
      </svg>
      <figcaption>{credit}</figcaption>
    </figure>
  );
}
