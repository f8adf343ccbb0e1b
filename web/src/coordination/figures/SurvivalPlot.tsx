import { AxisBottom, AxisLeft } from '@visx/axis';
import { scaleLinear } from '@visx/scale';
import { Area, LinePath } from '@visx/shape';
import { sayNumber, sayPercent } from '../../platform/say-figures.js';
import { useWidth } from '../../ui/useWidth.js';
import { endOf, stairsOf, type Curve } from './curve.rules.js';

interface Props {
  curve: Curve;
  lookedAtDays: number;
  daysLabel: string;
}
type Point = Curve[number];

const margin = { top: 8, right: 12, bottom: 52, left: 48 };
const height = 248;
const day = 1_440;
const label = { fill: 'var(--kz-mute)', fontSize: 13, fontFamily: 'inherit' };

/** What is still open as time goes by; the table beside it says the same in words. The dashed line is the half. */
export function SurvivalPlot({ curve, lookedAtDays, daysLabel }: Props) {
  const [box, width] = useWidth<HTMLDivElement>(480);
  const inner = { width: Math.max(1, width - margin.left - margin.right), height: height - margin.top - margin.bottom };
  const x = scaleLinear<number>({ domain: [0, endOf(curve, lookedAtDays) / day], range: [0, inner.width] });
  const y = scaleLinear<number>({ domain: [0, 1], range: [inner.height, 0] });
  const across = { data: stairsOf(curve, lookedAtDays), x: ({ minutes }: Point) => x(minutes / day) };
  return (
    <div ref={box} className="min-w-0 overflow-hidden">
      <svg width={width} height={height} className="block max-w-full" aria-hidden="true">
        <g transform={`translate(${margin.left} ${margin.top})`}>
          <Area {...across} y0={inner.height} y1={({ open }) => y(open)} className="survival-area" />
          <LinePath {...across} y={({ open }) => y(open)} className="survival-line" strokeWidth={2} />
          <line x2={inner.width} y1={y(0.5)} y2={y(0.5)} className="survival-half" />
          <AxisLeft
            scale={y}
            tickValues={[0, 0.5, 1]}
            hideAxisLine
            hideTicks
            tickFormat={(value) => sayPercent(Number(value))}
            tickLabelProps={{ ...label, textAnchor: 'end', dx: -4, dy: 4 }}
          />
          <AxisBottom
            scale={x}
            top={inner.height}
            numTicks={Math.max(2, Math.floor(inner.width / 70))}
            stroke="var(--kz-line)"
            tickStroke="var(--kz-line)"
            tickFormat={(days) => sayNumber(Number(days))}
            label={daysLabel}
            labelOffset={14}
            labelProps={{ ...label, textAnchor: 'middle' }}
            tickLabelProps={{ ...label, textAnchor: 'middle', dy: 4 }}
          />
        </g>
      </svg>
    </div>
  );
}
