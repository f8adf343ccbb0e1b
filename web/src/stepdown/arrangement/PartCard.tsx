import type { ArrangementContent, CareGap, CareLine, CarePart } from '@ketenzicht/shared/stepdown';
import { useTexts } from '../../platform/i18n.js';
import { arrangementNames } from './arrangement.names.js';
import { arrangementTexts } from './arrangement.texts.js';
import { stateOf } from './change.rules.js';
import type { SayLine } from './say-line.js';

interface Props {
  part: CarePart;
  content: ArrangementContent;
  gaps: readonly CareGap[];
  say: SayLine;
  mayChange: boolean;
  onLine: (line: CareLine | null) => void;
  onNotNeeded: () => void;
  onNeeded: () => void;
}

/** One part of the waaier: how it is done, by whom, when and from which law; or why it is not needed. */
export function PartCard({ part, content, gaps, say, mayChange, onLine, onNotNeeded, onNeeded }: Props) {
  const t = useTexts(arrangementTexts);
  const name = useTexts(arrangementNames);
  const lines = content.lines.filter((line) => line.part === part);
  const reason = content.notNeeded.find((one) => one.part === part)?.reason;
  const state = stateOf(part, content, gaps);
  const press = (text: 'change' | 'needed' | 'addLine' | 'addFirst' | 'notNeeded', onClick: () => void) => (
    <button type="button" className="chip-quiet" aria-label={`${t(text)}: ${name(`part.${part}`)}`} onClick={onClick}>
      {t(text)}
    </button>
  );
  return (
    <section
      className="part-card card"
      id={`part-${part}`}
      tabIndex={-1}
      data-state={state}
      aria-labelledby={`name-${part}`}
    >
      <h3 id={`name-${part}`}>{name(`part.${part}`)}</h3>
      {lines.length > 0 && (
        <ul>
          {lines.map((line) => (
            <li key={line.id}>
              <Line line={line} say={say} gaps={gaps.filter(({ lineId }) => lineId === line.id)} />
              {mayChange && press('change', () => onLine(line))}
            </li>
          ))}
        </ul>
      )}
      {reason && (
        <p className="text-mute">{t('notNeededBecause', { reason: name(`reason.${reason}`).toLowerCase() })}</p>
      )}
      {lines.length === 0 && !reason && <p className="text-warn">{name('gap.undecided')}</p>}
      {mayChange && (
        <p className="flex flex-wrap gap-2">
          {reason ? press('needed', onNeeded) : press(lines.length > 0 ? 'addLine' : 'addFirst', () => onLine(null))}
          {lines.length === 0 && !reason && part !== 'nightReach' && press('notNeeded', onNotNeeded)}
        </p>
      )}
    </section>
  );
}

function Line({ line, say, gaps }: { line: CareLine; say: SayLine; gaps: readonly CareGap[] }) {
  const name = useTexts(arrangementNames);
  const isOpen = (kind: CareGap['kind']) => gaps.some((gap) => gap.kind === kind);
  return (
    <div>
      <p className={isOpen('way') ? 'text-warn' : 'font-semibold'}>{say.way(line)}</p>
      <p className={isOpen('who') ? 'text-warn' : ''}>{say.who(line)}</p>
      <p className={isOpen('when') ? 'text-warn' : ''}>{say.when(line.when)}</p>
      {(line.law || line.phone) && (
        <p className="text-mute">{[line.law && name(`law.${line.law}`), line.phone].filter(Boolean).join(' · ')}</p>
      )}
      {gaps
        .filter(({ kind }) => kind === 'law' || kind === 'phone')
        .map(({ kind }) => (
          <p key={kind} className="text-warn">
            {name(`gap.${kind}`)}
          </p>
        ))}
    </div>
  );
}
