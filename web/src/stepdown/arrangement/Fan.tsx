import { careParts, type ArrangementContent, type CareGap, type CarePart } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { settledParts, stateOf, type PartState } from './change.rules.js';

const centre = { x: 320, y: 322 };
const [inner, outer] = [124, 306];
const blade = 180 / careParts.length;
const gapBetween = 0.9;

const at = (radius: number, degrees: number): string => {
  const angle = (degrees * Math.PI) / 180;
  return `${(centre.x + radius * Math.cos(angle)).toFixed(1)} ${(centre.y - radius * Math.sin(angle)).toFixed(1)}`;
};
/** From left to right, as a fan opens. */
const angleOf = (index: number) => 180 - (index + 0.5) * blade;
function shapeOf(index: number): string {
  const [from, to] = [angleOf(index) + blade / 2 - gapBetween / 2, angleOf(index) - blade / 2 + gapBetween / 2];
  return `M${at(inner, from)} L${at(outer, from)} A${outer} ${outer} 0 0 1 ${at(outer, to)} L${at(inner, to)} A${inner} ${inner} 0 0 0 ${at(inner, from)} Z`;
}
/** Never upside down: to the left of the middle it reads towards the middle. */
function turnOf(index: number): string {
  const angle = angleOf(index);
  const [x, y] = at((inner + outer) / 2, angle).split(' ');
  return `translate(${x} ${y}) rotate(${angle > 90 ? 180 - angle : -angle})`;
}

const words = { settled: 'legendSettled', gap: 'legendGap', notNeeded: 'legendNot' } as const;

/** The waaier as a picture: each part a blade, whole or still open. A blade leads to its part below. */
export function Fan({ content, gaps }: { content: ArrangementContent; gaps: readonly CareGap[] }) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const count = settledParts(content, gaps);
  const parts = careParts.map((part) => ({ part, state: stateOf(part, content, gaps) }));
  const states = (['settled', 'gap', 'notNeeded'] as const).filter((state) => parts.some((one) => one.state === state));
  return (
    <nav className="fan" aria-label={t('fan')}>
      <svg viewBox="0 0 640 330" role="presentation">
        {parts.map(({ part, state }, index) => (
          <a key={part} href={`#part-${part}`} onClick={(event) => show(event, part)}>
            <title>{`${name(`part.${part}`)}: ${t(words[state]).toLowerCase()}`}</title>
            <Blade index={index} state={state} label={name(`short.${part}`)} />
          </a>
        ))}
        <text className="fan-count" x={centre.x} y={centre.y - 34} aria-hidden>
          {t('settled', { count, all: careParts.length })}
        </text>
        <text className="fan-of" x={centre.x} y={centre.y - 8} aria-hidden>
          {t('settledOf')}
        </text>
      </svg>
      <ul className="fan-legend">
        {states.map((state) => (
          <li key={state}>
            <span data-state={state} aria-hidden />
            {t(words[state])}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Blade({ index, state, label }: { index: number; state: PartState; label: string }) {
  return (
    <g data-state={state} className="fan-blade">
      <path d={shapeOf(index)} />
      <text transform={turnOf(index)} dy="0.35em">
        {label}
      </text>
    </g>
  );
}

/** Stays on this address: where in a page somebody looks is nobody else's. */
function show(event: React.MouseEvent, part: CarePart): void {
  event.preventDefault();
  const card = document.getElementById(`part-${part}`);
  card?.scrollIntoView({ block: 'center', behavior: 'smooth' });
  card?.focus({ preventScroll: true });
}
