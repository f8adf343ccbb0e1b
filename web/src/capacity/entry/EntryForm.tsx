import type { CapacityReport, Unit } from '@ketenzicht/shared/capacity';
import { useEffect, useRef, useState, type Ref } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { readDraft } from './draft.rules.js';
import { EntryFigures } from './EntryFigures.js';
import { EntryMore } from './EntryMore.js';
import { entryTexts } from './entry.texts.js';
import { useFaultWords } from './useFaultWords.js';
import type { useDraft } from './useDraft.js';
import type { Sending } from './useReporting.js';

interface Props {
  unit: Unit;
  entry: ReturnType<typeof useDraft>;
  now: Date;
  sending: Sending;
  saveRef: Ref<HTMLButtonElement>;
  onSave: (report: CapacityReport) => void;
}

/** Nothing is switched off in silence: save can always be pressed, and then says beside the field what is wrong. */
export function EntryForm({ unit, entry, now, sending, saveRef, onSave }: Props) {
  const t = useTexts(entryTexts);
  const { base, draft } = entry;
  const reading = readDraft(draft, { base, setting: unit.setting, now });
  const [asked, setAsked] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  const refused =
    sending.phase === 'refused' && JSON.stringify(sending.attempt.report) === JSON.stringify(reading.report)
      ? sending.error
      : null;
  const faults = refused ? refused.errors : asked > 0 ? reading.faults : [];
  const words = useFaultWords(faults, draft);

  useEffect(() => {
    if (asked > 0 || refused) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [asked, refused]);

  const save = () => {
    if (sending.phase === 'sending') return;
    if (reading.report) onSave(reading.report);
    else setAsked((times) => times + 1);
  };

  return (
    <form
      ref={form}
      noValidate
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <EntryFigures
        unitId={unit.id}
        base={base}
        draft={draft}
        reading={reading}
        words={words}
        onChange={entry.change}
      />
      <EntryMore base={base} draft={draft} reading={reading} words={words} onChange={entry.change} now={now} />
      <div className="sticky bottom-0 -mx-4 bg-ground px-4 py-3">
        <button ref={saveRef} type="submit" className="entry-save" aria-disabled={sending.phase === 'sending'}>
          {t(sending.phase === 'sending' ? 'saving' : reading.current ? 'save' : 'saveCorrection')}
        </button>
      </div>
    </form>
  );
}
