import type { HistoryDay } from '@ketenzicht/shared/capacity';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { Area, LinePath } from '@visx/shape';
import { useId } from 'react';
import type { Language } from '../../platform/i18n.js';
import { stairs, unknownRuns, type Stair } from './history-plot.rules.js';
import { sayShortDay } from './say-date.js';

export const plotMargin = { top: 8, right: 4, bottom: 28, left: 32 };
const height = 220;

interface Props {
  days: readonly HistoryDay[];
  chosen: number;
  width: number;
  language: Language;
}

/** Grey is occupied, green between it and the operational line is free; days without a figure stay hatched, never zero. */
export function HistoryPlot({ days, chosen, width, language }: Props) {
  const hatch = useId();
  const inner = {
    width: Math.max(1, width - plotMargin.left - plotMargin.right),
    height: height - plotMargin.top - plotMargin.bottom,
  };
  const most = Math.max(1, ...days.map(({ capacity, known }) => (known > 0 ? (capacity.operational ?? 0) : 0)));
  const x = scaleLinear<number>({ domain: [0, days.length], range: [0, inner.width] });
  const y = scaleLinear<number>({ domain: [0, most], range: [inner.height, 0], nice: 4 });
  const points = stairs(days);
  const across = { data: points, defined: ({ known }: Stair) => known, x: ({ at }: Stair) => x(at) };
  const free = days[chosen];
  return (
    <svg width={width} height={height} className="block max-w-full" aria-hidden="true">
      <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <line y2="6" strokeWidth="1.5" className="stroke-unknown/60" />
      </pattern>
      <g transform={`translate(${plotMargin.left} ${plotMargin.top})`}>
        {unknownRuns(days).map(({ from, to }) => (
          <rect key={from} x={x(from)} width={x(to) - x(from)} height={inner.height} fill={`url(#${hatch})`} />
        ))}
        <Area
          {...across}
          y0={() => inner.height}
          y1={({ occupied }) => y(occupied)}
          className="fill-occupied forced-colors:fill-[GrayText]"
        />
        <Area {...across} y0={({ occupied }) => y(occupied)} y1={({ taken }) => y(taken)} className="fill-held" />
        <Area
          {...across}
          y0={({ taken }) => y(taken)}
          y1={({ operational }) => y(operational)}
          className="fill-free/75 forced-colors:fill-[CanvasText]"
        />
        <LinePath
          {...across}
          y={({ operational }) => y(operational)}
          className="fill-none stroke-ink"
          strokeWidth={1.5}
        />
        {free && (
          <rect
            x={x(chosen)}
            width={x(1)}
            y={-plotMargin.top}
            height={inner.height + plotMargin.top}
            className="fill-ink opacity-15"
          />
        )}
        <AxisLeft
          scale={y}
          numTicks={4}
          hideAxisLine
          hideTicks
          tickFormat={(value) => (Number.isInteger(Number(value)) ? String(value) : '')}
          tickLabelProps={{ ...label, textAnchor: 'end', dx: -4, dy: 4 }}
        />
        <AxisBottom
          scale={x}
          top={inner.height}
          tickValues={weeks(days.length, inner.width)}
          stroke="var(--kz-line)"
          tickStroke="var(--kz-line)"
          tickFormat={(value) => dayAt(days, Number(value), language)}
          tickLabelProps={{ ...label, textAnchor: 'middle', dy: 4 }}
        />
      </g>
    </svg>
  );
}

const label = { fill: 'var(--kz-mute)', fontSize: 13, fontFamily: 'inherit' };

/** A tick every so many whole weeks, counted back from today, as many as there is room for. */
function weeks(days: number, width: number): number[] {
  const step = 7 * Math.max(1, Math.ceil((days / 7) * (64 / width)));
  return Array.from({ length: Math.ceil(days / step) }, (_, index) => days - 1 - index * step).filter(
    (at) => at > 1 && at < days - 2,
  );
}

const dayAt = (days: readonly HistoryDay[], index: number, language: Language): string => {
  const date = days[index]?.date;
  return date ? sayShortDay(date, language).replace(/^\S+ /, '') : '';
};
