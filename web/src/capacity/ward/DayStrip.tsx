import { useId } from 'react';
import type { BarPart, DayBar, WardState } from './closure.rules.js';

interface Props {
  bar: DayBar;
  /** What a part means, for who hovers or listens. */
  words: (part: BarPart) => string;
}

const percent = (share: number) => `${(share * 100).toFixed(3)}%`;

/** One day. Form tells the states apart without colour: room stands tall, full lies low, a stop is hatched, unknown hollow. */
export function DayStrip({ bar, words }: Props) {
  const hatch = useId();
  return (
    <span className="block">
      <span className="sr-only">{bar.parts.map(words).join(', ')}</span>
      <svg width="100%" height="18" className="block overflow-visible" aria-hidden="true">
        <Hatch id={hatch} />
        {bar.parts.map((part) => (
          <rect
            key={part.start}
            {...look(part.state, hatch)}
            x={percent(part.from)}
            width={percent(part.to - part.from)}
          >
            <title>{words(part)}</title>
          </rect>
        ))}
        {bar.expected && (
          <rect {...expectedLook} x={percent(bar.expected.from)} width={percent(bar.expected.to - bar.expected.from)} />
        )}
        {bar.now !== null && (
          <line
            className="stroke-ink forced-colors:stroke-[CanvasText]"
            strokeWidth="2"
            x1={percent(bar.now)}
            x2={percent(bar.now)}
            y1="-3"
            y2="21"
          />
        )}
      </svg>
    </span>
  );
}

/** The same in the legend. */
export function StateSample({ state }: { state: WardState }) {
  const hatch = useId();
  return (
    <svg width="20" height="18" aria-hidden="true">
      <Hatch id={hatch} />
      <rect {...look(state, hatch)} x="1" width="18" />
    </svg>
  );
}

export const ExpectedSample = () => (
  <svg width="20" height="18" aria-hidden="true">
    <rect {...expectedLook} x="1" width="18" />
  </svg>
);

const expectedLook = {
  y: 2.5,
  height: 13,
  strokeDasharray: '3 3',
  className: 'fill-none stroke-warn forced-colors:stroke-[CanvasText]',
};

function look(state: WardState, hatch: string) {
  if (state === 'open') return { y: 2, height: 14, className: 'fill-free forced-colors:fill-[CanvasText]' };
  if (state === 'full') return { y: 6, height: 10, className: 'fill-occupied forced-colors:fill-[GrayText]' };
  if (state === 'closed')
    return { y: 2, height: 14, fill: `url(#${hatch})`, className: 'stroke-warn forced-colors:stroke-[CanvasText]' };
  return { y: 8.5, height: 5, className: 'fill-none stroke-unknown forced-colors:stroke-[GrayText]' };
}

const Hatch = ({ id }: { id: string }) => (
  <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
    <line y2="5" strokeWidth="3" className="stroke-warn forced-colors:stroke-[CanvasText]" />
  </pattern>
);

/** The clock above the bars. On a day of 23 or 25 hours it is up to an hour out; the row says so. */
export const Hours = () => (
  <span className="relative block h-5 text-mute" aria-hidden="true">
    {[0, 6, 12, 18, 24].map((hour) => (
      <span
        key={hour}
        className="absolute"
        style={{ left: `${(hour / 24) * 100}%`, transform: `translateX(-${(hour / 24) * 100}%)` }}
      >
        {hour}
      </span>
    ))}
  </span>
);
