import { lastDay, type Timeline, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useMemo, useState, type KeyboardEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { useWidth } from '../../ui/useWidth.js';
import type { Adds } from './Additions.js';
import { EntryList } from './EntryList.js';
import { ChosenEntry } from './ChosenEntry.js';
import { entriesIn, entriesOf } from './entries.rules.js';
import { holesIn } from './lanes.rules.js';
import { sayDay } from '../say-day.js';
import { timelineTexts } from './timeline.texts.js';
import { TimelineDrawing } from './TimelineDrawing.js';
import { dayNumber, moved, spanOf, zoomed, zooms, type View } from './window.rules.js';

interface Props {
  trajectory: Trajectory;
  timeline: Timeline;
  today: string;
  view: View;
  onView: (view: View) => void;
  onAdd: ((adds: Adds) => void) | null;
}

/** Narrower than this a drawing of years says nothing: then it is a list. Pixels. */
const narrow = 600;
const shown = ['drawing', 'list'] as const;
const additions = ['contact', 'care', 'title', 'payer', 'goal', 'scores'] as const;

/** The years as a drawing or as a list: moved and zoomed by press and by key. */
export function TimelineFrame({ trajectory, timeline, today, view, onView, onAdd }: Props) {
  const t = useTexts(timelineTexts);
  const id = useId();
  const [box, width] = useWidth<HTMLDivElement>(Math.min(1_000, window.innerWidth - 74));
  const [as, setAs] = useState<(typeof shown)[number]>('drawing');
  const [chosen, setChosen] = useState<string | null>(null);
  const span = spanOf(view);
  const holes = useMemo(
    () => holesIn(timeline.care, trajectory.includedOn, today),
    [timeline, trajectory.includedOn, today],
  );
  const all = useMemo(() => entriesOf(timeline, holes), [timeline, holes]);
  const inView = entriesIn(all, span);
  const period = t('period', { from: sayDay(span.from), to: sayDay(lastDay(span.to)) });
  const isNarrow = width < narrow;
  const isDrawn = as === 'drawing' && !isNarrow;

  const keys: Record<string, () => void> = {
    ArrowLeft: () => onView(moved(view, -1)),
    ArrowRight: () => onView(moved(view, 1)),
    '+': () => onView(zoomed(view, -1)),
    '=': () => onView(zoomed(view, -1)),
    '-': () => onView(zoomed(view, 1)),
    Home: () => onView({ ...view, anchor: today }),
    ArrowUp: () => choose(1),
    ArrowDown: () => choose(-1),
    Escape: () => setChosen(null),
  };
  /** The list has the newest first; up is back in time. */
  const choose = (way: -1 | 1) => {
    const at = inView.findIndex((entry) => entry.id === chosen);
    const next = at === -1 ? inView.find(({ on }) => on <= today) : inView[at + way];
    if (next) setChosen(next.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const act = keys[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  };

  const adds = onAdd && (
    <div className="tl-add" role="group" aria-label={t('add')}>
      <span aria-hidden="true">{t('add')}</span>
      {additions.map((of) => (
        <button key={of} type="button" className="chip" onClick={() => onAdd({ of })}>
          {t(`add.${of}`)}
        </button>
      ))}
    </div>
  );
  return (
    <div className="card tl-frame" ref={box}>
      {!isNarrow && (
        <div className="tl-bar-of-acts">
          <OneOf
            legend={t('zoom')}
            values={zooms}
            value={view.zoom}
            say={(zoom) => t(`zoom.${zoom}`)}
            onChange={(zoom) => onView({ ...view, zoom })}
          />
          <div className="tl-move">
            <button type="button" className="button" aria-label={t('earlier')} onClick={() => onView(moved(view, -1))}>
              <span aria-hidden="true">←</span>
            </button>
            <button type="button" className="button" onClick={() => onView({ ...view, anchor: today })}>
              {t('today')}
            </button>
            <button type="button" className="button" aria-label={t('later')} onClick={() => onView(moved(view, 1))}>
              <span aria-hidden="true">→</span>
            </button>
          </div>
          <OneOf legend={t('show')} values={shown} value={as} say={(one) => t(one)} onChange={setAs} />
        </div>
      )}
      {!isNarrow && (
        <p className="tl-period" aria-live="polite">
          {period}
        </p>
      )}
      {isNarrow && adds}
      {isDrawn && (
        <>
          <div
            className="tl-stage"
            role="slider"
            tabIndex={0}
            aria-label={t('timeline')}
            aria-describedby={`${id}-keys`}
            aria-valuemin={dayNumber('2000-01-01')}
            aria-valuemax={dayNumber('2099-12-31')}
            aria-valuenow={dayNumber(view.anchor)}
            aria-valuetext={period}
            onKeyDown={onKeyDown}
          >
            <TimelineDrawing
              holes={holes}
              zoom={view.zoom}
              width={width}
              onChoose={setChosen}
              {...{ timeline, span, today, chosen }}
            />
          </div>
          <p id={`${id}-keys`} className="sr-only">
            {t('keys')}
          </p>
          <ChosenEntry entry={all.find((entry) => entry.id === chosen) ?? null} today={today} onAdd={onAdd} />
        </>
      )}
      {all.length === holes.length && <p className="tl-none">{t('nothingYet')}</p>}
      <EntryList entries={isNarrow ? all : inView} isHidden={isDrawn} today={today} onAdd={onAdd} />
      {!isNarrow && adds}
    </div>
  );
}
