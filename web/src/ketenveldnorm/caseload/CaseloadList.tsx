import { deskSpans, spanOf, type Caseload, type DeskLine } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { Dialog } from '../../ui/Dialog.js';
import { ContactNoteForm } from '../contact/ContactNoteForm.js';
import type { CaseloadSearch } from './caseload.search.js';
import { caseloadTexts } from './caseload.texts.js';
import { Nobody } from './Nobody.js';
import { PlanBar } from './PlanBar.js';
import { SpanPart } from './SpanPart.js';
import { useChosen } from './useChosen.js';
import { useLineKeys } from './useLineKeys.js';

interface Props {
  of: Caseload;
  search: CaseloadSearch;
  regionName: (id: string) => string;
  onClear: () => void;
}

/** Today first; then what is coming. */
export function CaseloadList({ of: { today, lines, more }, search, regionName, onClear }: Props) {
  const t = useTexts(caseloadTexts);
  const me = useActor().id;
  const chosen = useChosen(lines);
  const list = useLineKeys();
  const [noting, setNoting] = useState<DeskLine | null>(null);
  const bySpan = Map.groupBy(lines, (line) => spanOf(line, { today, me }));
  if (lines.length === 0) return <Nobody search={search} onClear={onClear} />;
  return (
    <>
      <div ref={list}>
        {deskSpans.map((span) => (
          <SpanPart
            key={span}
            span={span}
            lines={bySpan.get(span) ?? []}
            isNarrowed={search.reason !== undefined}
            around={{ today, regionName, chosen, onNote: setNoting }}
          />
        ))}
      </div>
      {more > 0 && <p className="mt-6 text-mute">{t('more', { count: more })}</p>}
      <p className="mt-6 text-[15px] text-mute pointer-coarse:hidden print:hidden">{t('keys')}</p>
      <PlanBar chosen={chosen} today={today} />
      {noting && <NoteDialog line={noting} onClose={() => setNoting(null)} />}
    </>
  );
}

function NoteDialog({ line: { trajectory, planned }, onClose }: { line: DeskLine; onClose: () => void }) {
  const t = useTexts(caseloadTexts);
  const id = useId();
  const contacts = planned.map((one) => ({ ...one, state: 'planned' as const, by: '', words: null }));
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <h2 id={id} className="mb-3 text-xl font-bold">
        {t('noteTitle', { reference: trajectory.reference })}
      </h2>
      <ContactNoteForm trajectory={trajectory} planned={contacts} onDone={onClose} onCancel={onClose} />
    </Dialog>
  );
}
