import type { Capacity, Unit } from '@ketenzicht/shared/capacity';
import { useBlocker, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useActor } from '../../platform/session.js';
import { undoReport } from './draft.rules.js';
import { ConflictPanel } from './ConflictPanel.js';
import { EntryForm } from './EntryForm.js';
import { EntryHead } from './EntryHead.js';
import { EntryKeys } from './EntryKeys.js';
import { DraftNote } from './DraftNote.js';
import { EntrySaved } from './EntrySaved.js';
import { entryTexts } from './entry.texts.js';
import { LastEffort } from './EffortWords.js';
import { SendingNote } from './SendingNote.js';
import { UnchangedButton } from './UnchangedButton.js';
import { useDraft } from './useDraft.js';
import { useEffort } from './useEffort.js';
import { useHeldMeanwhile } from './useHeldMeanwhile.js';
import { useReporting } from './useReporting.js';
import './entry.css';

/** A nurse is done here in ten seconds: "nothing changed" is one tap, anything else two numbers and save. */
export function EntryScreen({ unit }: { unit: Unit }) {
  const t = useTexts(entryTexts);
  const actor = useActor();
  const navigate = useNavigate();
  const now = useNow();
  const entry = useDraft(unit, actor.id);
  const effort = useEffort(unit.id, entry.touched);
  const reporting = useReporting(unit.id, entry.kept?.attempt ?? null);
  const { sending, send, settle } = reporting;
  /** What stood before the report that is under way; undo puts it back. */
  const [before, setBefore] = useState<Capacity>(entry.base);
  const isHeldMeanwhile = useHeldMeanwhile({ entry, reporting, before });
  const unchanged = useRef<HTMLButtonElement>(null);
  const save = useRef<HTMLButtonElement>(null);
  const never = entry.base.operational === null;
  const busy = sending.phase === 'sending';
  const isUnsaved = busy || sending.phase === 'waiting';
  useBlocker({ shouldBlockFn: () => isUnsaved && !window.confirm(t('leaving')), enableBeforeUnload: () => isUnsaved });

  const saved = sending.phase === 'saved' ? sending : null;
  const answered = useRef<unknown>(null);
  useEffect(() => {
    if (!saved || answered.current === saved) return;
    answered.current = saved;
    entry.startFrom(saved.accepted.capacity);
    if (saved.attempt.kind !== 'undone') effort.measure(saved.attempt.kind);
  }, [saved, entry, effort]);

  const confirm = () => {
    setBefore(entry.base);
    send({ kind: 'confirmed', report: null, version: entry.base.version });
  };
  const toWard = () => void navigate({ to: '/wards/$unitId', params: { unitId: unit.id } });
  const startAgain = (figure: Capacity) => {
    entry.startFrom(figure);
    effort.restart();
    settle();
  };

  if (saved) {
    const undo = saved.attempt.kind === 'saved' && saved.accepted.current ? undoReport(before) : null;
    return (
      <Column>
        <EntrySaved
          unit={unit}
          saved={saved}
          effort={effort.effort}
          onUndo={undo && (() => send({ kind: 'undone', report: undo, version: saved.accepted.capacity.version }))}
          onAgain={() => startAgain(saved.accepted.capacity)}
        />
      </Column>
    );
  }

  if (sending.phase === 'stale' && !isHeldMeanwhile) {
    const { attempt, theirs } = sending;
    const mine = attempt.report ?? undoReport(before);
    return (
      <Column>
        <EntryHead unit={unit} now={now} />
        <ConflictPanel
          theirs={theirs}
          mine={mine}
          now={now}
          onTheirs={() => startAgain(theirs)}
          onMine={() => {
            setBefore(theirs);
            send({ kind: attempt.kind === 'undone' ? 'undone' : 'saved', report: mine, version: theirs.version });
          }}
        />
      </Column>
    );
  }

  return (
    <Column>
      <EntryHead unit={unit} now={now} />
      <SendingNote sending={sending} onRetry={() => 'attempt' in sending && send(sending.attempt)} />
      <DraftNote entry={entry} idle={sending.phase === 'idle'} onDiscard={() => startAgain(unit.capacity)} />
      {!never && <UnchangedButton ref={unchanged} base={entry.base} onPress={() => !busy && confirm()} />}
      <EntryForm
        unit={unit}
        entry={entry}
        now={now}
        sending={sending}
        saveRef={save}
        onSave={(report) => {
          setBefore(entry.base);
          entry.keepAttempt(send({ kind: 'saved', report, version: entry.base.version }));
        }}
      />
      <LastEffort seconds={effort.last} />
      <EntryKeys onUnchanged={() => unchanged.current?.click()} onSave={() => save.current?.click()} onBack={toWard} />
    </Column>
  );
}

const Column = ({ children }: { children: ReactNode }) => (
  <div className="mx-auto grid max-w-[560px] gap-4 px-4 pt-6 pb-10">{children}</div>
);
