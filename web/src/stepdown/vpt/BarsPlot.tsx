import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { sayNumber } from '../../platform/say-figures.js';
import { useWidth } from '../../ui/useWidth.js';

export interface Series {
  name: string;
  /** As many as there are names; null: not told. */
  values: readonly (number | null)[];
}
interface Props {
  names: readonly string[];
  series: readonly Series[];
  /** A number to reach, as a line across. */
  wanted?: number | undefined;
}

const margin = { top: 8, right: 4, bottom: 28, left: 56 };
const height = 220;
const label = { fill: 'var(--kz-mute)', fontSize: 13, fontFamily: 'inherit' };

/** A few bars for each name on one scale. The table beside it says the same. */
export function BarsPlot({ names, series, wanted }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(480);
  const inner = { width: Math.max(1, width - margin.left - margin.right), height: height - margin.top - margin.bottom };
  const most = Math.max(1, wanted ?? 0, ...series.flatMap(({ values }) => values.map((value) => value ?? 0)));
  const x = scaleBand<string>({ domain: [...names], range: [0, inner.width], padding: 0.25 });
  const y = scaleLinear<number>({ domain: [0, most], range: [inner.height, 0], nice: 4 });
  const part = x.bandwidth() / series.length;
  const every = Math.max(1, Math.ceil((names.length * 72) / inner.width));
  return (
    <div ref={box} className="min-w-0 overflow-hidden">
      <svg width={width} height={height} className="block max-w-full" aria-hidden="true">
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {series.flatMap(({ name, values }, at) =>
            values.flatMap((value, index) => {
              const of = names[index] ?? '';
              return value === null
                ? []
                : [
                    <Bar
                      key={`${name} ${of}`}
                      className="vpt-bar"
                      data-series={at}
                      x={(x(of) ?? 0) + at * part}
                      width={Math.max(1, part - 1)}
                      y={y(value)}
                      height={inner.height - y(value)}
                    />,
                  ];
            }),
          )}
          {wanted !== undefined && (
            <line className="vpt-wanted" x1={0} x2={inner.width} y1={y(wanted)} y2={y(wanted)} />
          )}
          <AxisLeft
            scale={y}
            numTicks={4}
            hideAxisLine
            hideTicks
            tickFormat={(value) => (Number.isInteger(Number(value)) ? sayNumber(Number(value)) : '')}
            tickLabelProps={{ ...label, textAnchor: 'end', dx: -4, dy: 4 }}
          />
          <AxisBottom
            scale={x}
            top={inner.height}
            tickValues={names.filter((_, index) => index % every === 0)}
            stroke="var(--kz-line)"
            hideTicks
            tickLabelProps={{ ...label, textAnchor: 'middle', dy: 4 }}
          />
        </g>
      </svg>
    </div>
  );
}

/** Which bar is which; with one kind there is nothing to tell apart. */
export function Legend({ series }: { series: readonly Series[] }) {
  if (series.length < 2) return null;
  return (
    <p className="vpt-legend" aria-hidden="true">
      {series.map(({ name }, at) => (
        <span key={name}>
          <span className="vpt-mark" data-series={at} />
          {name}
        </span>
      ))}
    </p>
  );
}
