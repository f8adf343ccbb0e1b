import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { sayMonth } from '../../platform/say-figures.js';
import type { Adds } from './Additions.js';
import { byMonth, type Entry } from './entries.rules.js';
import { EntryActs } from './EntryActs.js';
import { sayWeekday } from '../say-day.js';
import { timelineTexts } from './timeline.texts.js';
import { useEntryWords } from './useEntryWords.js';

interface Props {
  entries: readonly Entry[];
  /** The drawing is what one sees: then only a screen reader is given the list. */
  isHidden: boolean;
  today: string;
  onAdd: ((adds: Adds) => void) | null;
}

const atOnce = 40;

/** Month by month, the newest first. */
export function EntryList({ entries, isHidden, today, onAdd }: Props) {
  const t = useTexts(timelineTexts);
  const [most, setMost] = useState(atOnce);
  if (entries.length === 0) return <p className={isHidden ? 'sr-only' : 'tl-none'}>{t('nothing')}</p>;
  const left = entries.length - most;
  return (
    <div className={isHidden ? 'sr-only' : 'tl-list'}>
      {byMonth(entries.slice(0, most)).map(({ month, entries: lines }) => (
        <section key={month} aria-label={sayMonth(month)}>
          <h3>{sayMonth(month)}</h3>
          <ol>
            {lines.map((entry) => (
              <Line key={`${entry.kind}-${entry.id}`} entry={entry} today={today} onAdd={isHidden ? null : onAdd} />
            ))}
          </ol>
        </section>
      ))}
      {left > 0 && !isHidden && (
        <button type="button" className="button" onClick={() => setMost(most + atOnce)}>
          {t('more', { count: Math.min(left, atOnce) })}
        </button>
      )}
    </div>
  );
}

function Line({ entry, today, onAdd }: { entry: Entry; today: string; onAdd: Props['onAdd'] }) {
  const say = useEntryWords(today);
  const { what, beside, words } = say(entry);
  const state = entry.kind === 'contact' || entry.kind === 'goal' ? entry.of.state : null;
  return (
    <li data-kind={entry.kind} data-ahead={entry.on > today} {...(state && { 'data-state': state })}>
      <time dateTime={entry.on}>{sayWeekday(entry.on)}</time>
      <div>
        <p>
          <strong>{what}</strong>
          {beside && <small>{beside}</small>}
        </p>
        {words && <p className="tl-words">{words}</p>}
        <EntryActs entry={entry} today={today} onAdd={onAdd} />
      </div>
    </li>
  );
}
