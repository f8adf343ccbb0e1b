import { titleNeedsPlan, type Period, type Timeline } from '@ketenzicht/shared/ketenveldnorm';
import { useId, type MouseEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useTimelineAround } from './around.context.js';
import { DrawnBar } from './DrawnBar.js';
import { ContactMarks, GoalMarks, IntensityLine, ScoreLine } from './DrawnMarks.js';
import { barsIn } from './lanes.rules.js';
import { sayTick } from '../say-day.js';
import { timelineNames } from './timeline.names.js';
import { timelineTexts } from './timeline.texts.js';
import { useCareName } from './useEntryWords.js';
import { placeOf, ticksIn, type Span, type Zoom } from './window.rules.js';

/** Pixels. The words of the lanes stand left of the drawing. */
const gutter = 112;
const lanes = { care: 34, intensity: 46, titles: 32, payers: 28, contacts: 30, goals: 28, scores: 46 } as const;
type Lane = keyof typeof lanes;
const axis = 30;
const gap = 12;

interface Props {
  timeline: Timeline;
  /** Days of which nothing is known. */
  holes: readonly Period[];
  zoom: Zoom;
  span: Span;
  today: string;
  width: number;
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

const tops = (() => {
  let top = axis + gap;
  return Object.fromEntries(
    Object.entries(lanes).map(([lane, height]) => {
      const at = top;
      top += height + gap;
      return [lane, at];
    }),
  ) as Record<Lane, number>;
})();
const height = tops.scores + lanes.scores + 4;

/** Years beside each other in lanes. Nobody needs it: the list says the same, and is what a screen reader is given. */
export function TimelineDrawing({ timeline, holes, zoom, span, today, width, chosen, onChoose }: Props) {
  const t = useTexts(timelineTexts);
  const name = useTexts(timelineNames);
  const { titleName } = useTimelineAround();
  const careName = useCareName();
  const id = useId();
  const inner = Math.max(200, width - gutter);
  const x = (day: string) => placeOf(day, span, inner);
  const hatch = `${id}-hatch`;
  const shared = { x, chosen, hatch };
  const choose = ({ target }: MouseEvent) =>
    onChoose((target as Element).closest('[data-entry]')?.getAttribute('data-entry') ?? null);
  return (
    <svg className="tl-drawing" width={gutter + inner} height={height} aria-hidden="true" onClick={choose}>
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" className="tl-hatch-ground" />
          <rect width="2.5" height="7" className="tl-hatch-line" />
        </pattern>
        <clipPath id={`${id}-clip`}>
          <rect x="0" y="0" width={inner} height={height} />
        </clipPath>
      </defs>
      {(Object.keys(lanes) as Lane[]).map((lane) => (
        <g key={lane}>
          <text x="0" y={tops[lane] + lanes[lane] / 2} className="tl-lane-name" dominantBaseline="central">
            {t(`lane.${lane}`)}
          </text>
          <line x1="0" x2={gutter + inner} y1={tops[lane] - gap / 2} y2={tops[lane] - gap / 2} className="tl-rule" />
        </g>
      ))}
      <g transform={`translate(${gutter} 0)`} clipPath={`url(#${id}-clip)`}>
        {ticksIn(zoom, span, inner).map(({ on, says }) => (
          <g key={on} className="tl-tick" data-said={says !== null}>
            <line x1={x(on)} x2={x(on)} y1={says ? 4 : axis - 4} y2={height} />
            {says && (
              <text x={x(on) + 5} y={axis / 2} dominantBaseline="central">
                {sayTick(on, says)}
              </text>
            )}
          </g>
        ))}
        {barsIn(holes, span).map((bar) => (
          <DrawnBar
            key={bar.of.from}
            bar={bar}
            entry={`hole-${bar.of.from}`}
            says={t('hole')}
            look="warn"
            top={tops.care}
            height={lanes.care}
            {...shared}
          />
        ))}
        {barsIn(timeline.care, span).map((bar) => (
          <DrawnBar
            key={bar.of.id}
            bar={bar}
            entry={bar.of.id}
            says={careName(bar.of)}
            look={
              bar.of.kind === 'gap' ? 'warn' : bar.of.kind === 'ward' || bar.of.kind === 'detention' ? 'full' : 'soft'
            }
            top={tops.care}
            height={lanes.care}
            {...shared}
          />
        ))}
        <IntensityLine care={timeline.care} span={span} top={tops.intensity} height={lanes.intensity} x={x} />
        {barsIn(timeline.titles, span).map((bar) => (
          <DrawnBar
            key={bar.of.id}
            bar={bar}
            entry={bar.of.id}
            says={titleName(bar.of.kind)}
            look={titleNeedsPlan(bar.of, today) ? 'warn' : bar.of.kind === 'voluntary' ? 'plain' : 'soft'}
            top={tops.titles}
            height={lanes.titles}
            {...shared}
          />
        ))}
        {barsIn(timeline.payers, span).map((bar) => (
          <DrawnBar
            key={bar.of.id}
            bar={bar}
            entry={bar.of.id}
            says={name(`payer.${bar.of.payer}`)}
            look={bar.of.payer === 'unclear' ? 'warn' : 'plain'}
            top={tops.payers}
            height={lanes.payers}
            {...shared}
          />
        ))}
        <ContactMarks
          contacts={timeline.contacts}
          span={span}
          top={tops.contacts}
          height={lanes.contacts}
          {...shared}
        />
        <GoalMarks goals={timeline.goals} span={span} top={tops.goals} height={lanes.goals} {...shared} />
        <ScoreLine scores={timeline.scores} span={span} top={tops.scores} height={lanes.scores} {...shared} />
        {span.from <= today && today < span.to && (
          <g className="tl-today">
            <line x1={x(today)} x2={x(today)} y1={axis - 2} y2={height} />
            <circle cx={x(today)} cy={axis - 2} r="4" />
          </g>
        )}
      </g>
    </svg>
  );
}
