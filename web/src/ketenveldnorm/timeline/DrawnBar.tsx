import type { Bar } from './lanes.rules.js';

interface Props {
  bar: Bar<unknown>;
  entry: string;
  says: string;
  look: 'full' | 'soft' | 'plain' | 'warn';
  top: number;
  height: number;
  x: (day: string) => number;
  chosen: string | null;
  hatch: string;
}

/** About so wide is a letter at 14 px; words that would not fit are left to the list. */
const letter = 7.2;

/** A stretch of days. What goes on beyond what is in view has no edge there. */
export function DrawnBar({ bar, entry, says, look, top, height, x, chosen, hatch }: Props) {
  const left = x(bar.from) + (bar.cutBefore ? -8 : 1);
  const right = x(bar.to) + (bar.cutAfter ? 8 : -1);
  const width = Math.max(3, right - left);
  const start = Math.max(left, 0) + 8;
  const room = Math.floor((right - start - 8) / letter);
  const label = says.length <= room ? says : room > 5 ? `${says.slice(0, room - 1)}…` : '';
  return (
    <g className="tl-bar" data-entry={entry} data-look={look} data-chosen={chosen === entry}>
      <title>{says}</title>
      <rect
        x={left}
        y={top}
        width={width}
        height={height}
        rx={Math.min(6, width / 2)}
        {...(look === 'warn' && { fill: `url(#${hatch})` })}
      />
      {label && (
        <text x={start} y={top + height / 2 + 0.5} dominantBaseline="central">
          {label}
        </text>
      )}
    </g>
  );
}
