import { useTexts } from '../../platform/i18n.js';
import type { Adds } from './Additions.js';
import type { Entry } from './entries.rules.js';
import { EntryActs } from './EntryActs.js';
import { sayLongDay } from '../say-day.js';
import { timelineTexts } from './timeline.texts.js';
import { useEntryWords } from './useEntryWords.js';

interface Props {
  entry: Entry | null;
  today: string;
  onAdd: ((adds: Adds) => void) | null;
}

/** What is chosen in the drawing, in words; read out as soon as it is there. */
export function ChosenEntry({ entry, today, onAdd }: Props) {
  const t = useTexts(timelineTexts);
  const say = useEntryWords(today);
  const words = entry && say(entry);
  return (
    <div className="tl-chosen" role="status">
      {!entry && <p className="text-mute">{`${t('choose')} ${t('legend')}`}</p>}
      {entry && words && (
        <>
          <p>
            <strong>{words.what}</strong>
            <small>{[sayLongDay(entry.on), words.beside].filter(Boolean).join(', ')}</small>
          </p>
          {words.words && <p className="tl-words">{words.words}</p>}
          <EntryActs entry={entry} today={today} onAdd={onAdd} />
        </>
      )}
    </div>
  );
}
