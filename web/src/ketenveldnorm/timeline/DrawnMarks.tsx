import type { CarePeriod, Contact, Goal, Score } from '@ketenzicht/shared/ketenveldnorm';
import { intensityIn, meanOf } from './lanes.rules.js';
import type { Span } from './window.rules.js';

interface Lane {
  span: Span;
  top: number;
  height: number;
  x: (day: string) => number;
}
interface Marks extends Lane {
  chosen: string | null;
}

const isIn = (day: string, { from, to }: Span) => from <= day && day < to;
/** Half a day on: a mark stands in the middle of its day. */
const middle = (day: string, { x, span }: Lane) => x(day) + Math.min(60, (x(span.to) - x(span.from)) / days(span) / 2);
const days = ({ from, to }: Span) => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/** Scaling up and down, as steps of four levels. */
export function IntensityLine({ care, ...lane }: Lane & { care: readonly CarePeriod[] }) {
  const { top, height, x } = lane;
  const y = (level: number) => top + height - 4 - ((level - 1) / 3) * (height - 8);
  const pieces = intensityIn(care, lane.span);
  const path = pieces
    .map(({ from, to, level }, index) => {
      const isJoined = pieces[index - 1]?.to === from;
      return `${isJoined ? 'L' : 'M'}${x(from)} ${y(level)}H${x(to)}`;
    })
    .join('');
  return (
    <g className="tl-intensity">
      {[1, 2, 3, 4].map((level) => (
        <line key={level} x1={x(lane.span.from)} x2={x(lane.span.to)} y1={y(level)} y2={y(level)} />
      ))}
      <path d={path} />
    </g>
  );
}

/** Planned is hollow, done is full, missed is crossed: shape, not colour, tells them apart. */
export function ContactMarks({ contacts, ...lane }: Marks & { contacts: readonly Contact[] }) {
  const y = lane.top + lane.height / 2;
  const isFar = days(lane.span) > 500;
  const r = isFar ? 3 : 6;
  return contacts
    .filter(({ on, state }) => state !== 'cancelled' && isIn(on, lane.span))
    .map(({ id, on, state }) => {
      const at = middle(on, lane);
      return (
        <g key={id} className="tl-contact" data-entry={id} data-state={state} data-chosen={lane.chosen === id}>
          <rect
            x={at - Math.max(r, 6)}
            y={lane.top}
            width={Math.max(r, 6) * 2}
            height={lane.height}
            className="tl-reach"
          />
          {state === 'missed' ? (
            <path d={`M${at - r} ${y - r}L${at + r} ${y + r}M${at - r} ${y + r}L${at + r} ${y - r}`} />
          ) : (
            <circle cx={at} cy={y} r={r} />
          )}
        </g>
      );
    });
}

/** On the day they are due, or were last changed. */
export function GoalMarks({ goals, ...lane }: Marks & { goals: readonly Goal[] }) {
  const y = lane.top + lane.height / 2;
  return goals
    .map((goal) => ({
      ...goal,
      at: goal.state === 'open' || goal.state === 'stalled' ? (goal.dueOn ?? goal.changedOn) : goal.changedOn,
    }))
    .filter(({ at }) => isIn(at, lane.span))
    .map(({ id, state, at }) => {
      const x = middle(at, lane);
      return (
        <g key={id} className="tl-goal" data-entry={id} data-state={state} data-chosen={lane.chosen === id}>
          <rect x={x - 9} y={lane.top} width="18" height={lane.height} className="tl-reach" />
          <path d={`M${x} ${y - 8}L${x + 8} ${y}L${x} ${y + 8}L${x - 8} ${y}Z`} />
          {state === 'stalled' && <path d={`M${x} ${y - 3.5}V${y + 1}M${x} ${y + 3}V${y + 4}`} />}
        </g>
      );
    });
}

/** The mean of what was scored on a day: whether it goes up or down; which areas is said beside it. */
export function ScoreLine({ scores, ...lane }: Marks & { scores: readonly Score[] }) {
  const { top, height, x } = lane;
  const points = scores
    .flatMap(({ on, scores: given }) => {
      const mean = meanOf(given);
      return mean === null ? [] : [{ on, y: top + height - 6 - ((mean - 1) / 4) * (height - 12) }];
    })
    .toSorted((one, other) => one.on.localeCompare(other.on));
  return (
    <g className="tl-scores">
      <line x1={x(lane.span.from)} x2={x(lane.span.to)} y1={top + height - 6} y2={top + height - 6} />
      <line x1={x(lane.span.from)} x2={x(lane.span.to)} y1={top + 6} y2={top + 6} />
      <polyline points={points.map(({ on, y }) => `${x(on)},${y}`).join(' ')} />
      {points.map(({ on, y }) => (
        <g key={on} data-entry={`score-${on}`} data-chosen={lane.chosen === `score-${on}`}>
          <circle cx={x(on)} cy={y} r="4.5" />
        </g>
      ))}
    </g>
  );
}
