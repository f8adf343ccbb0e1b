import type { CoordinationFigures } from '@ketenzicht/shared/coordination';
import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleBand, scaleLinear } from '@visx/scale';
import { Bar } from '@visx/shape';
import { useWidth } from '../../ui/useWidth.js';

interface Props {
  weeks: CoordinationFigures['byWeek'];
  sayDay: (date: string) => string;
}

const margin = { top: 8, right: 4, bottom: 28, left: 32 };
const height = 200;
const label = { fill: 'var(--kz-mute)', fontSize: 13, fontFamily: 'inherit' };

/** Two bars a week on one scale. The table says the same. */
export function WeekPlot({ weeks, sayDay }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(480);
  const inner = { width: Math.max(1, width - margin.left - margin.right), height: height - margin.top - margin.bottom };
  const most = Math.max(1, ...weeks.flatMap(({ opened, closed }) => [opened, closed]));
  const x = scaleBand<string>({ domain: weeks.map(({ from }) => from), range: [0, inner.width], padding: 0.25 });
  const y = scaleLinear<number>({ domain: [0, most], range: [inner.height, 0], nice: 4 });
  const half = x.bandwidth() / 2;
  const every = Math.max(1, Math.ceil((weeks.length * 64) / inner.width));
  return (
    <div ref={box} className="min-w-0 overflow-hidden">
      <svg width={width} height={height} className="block max-w-full" aria-hidden="true">
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {weeks.flatMap(({ from, opened, closed }) =>
            [
              { part: 'opened', count: opened, at: 0 },
              { part: 'closed', count: closed, at: half },
            ].map(({ part, count, at }) => (
              <Bar
                key={from + part}
                data-part={part}
                className="week-bar"
                x={(x(from) ?? 0) + at}
                width={Math.max(1, half - 1)}
                y={y(count)}
                height={inner.height - y(count)}
              />
            )),
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
            tickValues={weeks.flatMap(({ from }, index) => (index % every === 0 ? [from] : []))}
            stroke="var(--kz-line)"
            hideTicks
            tickFormat={sayDay}
            tickLabelProps={{ ...label, textAnchor: 'middle', dy: 4 }}
          />
        </g>
      </svg>
    </div>
  );
}
