import { localDate } from '@ketenzicht/shared/kernel';
import { contactKinds, type Contact, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { OneOf } from '../../ui/Choices.js';
import { FormActs } from '../../ui/FormActs.js';
import { useLeaveWarning } from '../../ui/useLeaveWarning.js';
import { Warning } from '../../ui/Warning.js';
import { DayField, WordsField } from '../timeline/fields.js';
import { plannedOf } from '../timeline/now.rules.js';
import { sayLongDay, sayWeekday } from '../say-day.js';
import { timelineNames } from '../timeline/timeline.names.js';
import { useTimelineProblem } from '../timeline/timeline.problems.js';
import { useTimeline } from '../timeline/timeline.queries.js';
import { noteTexts } from './note.texts.js';
import { useNote } from './useNote.js';
import '../timeline/timeline.css';

interface Props {
  trajectory: Trajectory;
  /** What is planned, the earliest first, when whoever shows this form knows it already; otherwise it is asked for. */
  planned?: readonly Contact[];
  onDone: () => void;
  onCancel: () => void;
}

const outcomes = ['done', 'missed'] as const;

/** How a contact went, in three presses: whether, how, and save. The next day stands there already. */
export function ContactNoteForm({ trajectory, planned, onDone, onCancel }: Props) {
  const today = localDate(useNow(60_000));
  const asked = useTimeline(
    trajectory.id,
    { from: earlier(trajectory.nextContactOn, today), to: later(trajectory.nextContactOn, today) },
    planned === undefined,
  );
  const known = planned ?? (asked.data ? plannedOf(asked.data.contacts) : []);
  return <NoteFields {...{ trajectory, today, onDone, onCancel }} planned={known} />;
}

const earlier = (one: string | null, other: string) => (one !== null && one < other ? one : other);
const later = (one: string | null, other: string) => (one !== null && one > other ? one : other);

function NoteFields({
  trajectory,
  planned,
  today,
  onDone,
  onCancel,
}: Props & { planned: readonly Contact[]; today: string }) {
  const t = useTexts(noteTexts);
  const name = useTexts(timelineNames);
  const problem = useTimelineProblem();
  const note = useNote(trajectory, planned, today);
  const [isOtherDay, setOtherDay] = useState(false);
  const isDirty = note.words.trim() !== '';
  useLeaveWarning(isDirty);
  return (
    <form
      className="tl-form"
      onSubmit={(event) => {
        event.preventDefault();
        note.send(onDone);
      }}
    >
      {note.due && <p className="text-mute">{t('planned', { date: sayLongDay(note.due.on) })}</p>}
      <OneOf
        legend={t('outcome')}
        values={outcomes}
        value={note.outcome}
        say={(one) => t(`outcome.${one}`)}
        sub={(one) => t(`outcomeSub.${one}`)}
        onChange={note.setOutcome}
        required
      />
      <OneOf
        legend={t('kind')}
        values={contactKinds}
        value={note.kind}
        say={(one) => name(`contact.${one}`)}
        onChange={note.setKind}
      />
      {isOtherDay ? (
        <DayField label={t('on')} value={note.on} onChange={note.setOn} max={today} />
      ) : (
        <p className="tl-line">
          {t('itWasToday', { date: sayWeekday(today) })}
          <button type="button" className="chip-quiet" onClick={() => setOtherDay(true)}>
            {t('otherDay')}
          </button>
        </p>
      )}
      {note.ahead && (
        <label className="tl-check">
          <input type="checkbox" checked={note.isEarly} onChange={() => note.setEarly(!note.isEarly)} />
          <span>{t('wasPlanned', { date: sayWeekday(note.ahead.on) })}</span>
        </label>
      )}
      {note.kept ? (
        <p className="tl-line">
          {t('keep', { date: sayWeekday(note.kept.on) })}
          <button type="button" className="chip-quiet" onClick={() => note.setNext(note.nextOn)}>
            {t('keepNot')}
          </button>
        </p>
      ) : (
        <DayField
          label={t('nextOn')}
          value={note.nextOn}
          onChange={note.setNext}
          min={today}
          {...(note.latest && { max: note.latest })}
          help={note.latest ? t('nextHelp', { date: sayLongDay(note.latest) }) : t('nextFree')}
        />
      )}
      <WordsField label={t('words')} help={t('wordsHelp')} max={2_000} value={note.words} onChange={note.setWords} />
      {note.sending.isError && <Warning>{problem(note.sending.error)}</Warning>}
      <FormActs act={t('save')} cancel={t('cancel')} busy={note.sending.isPending} onCancel={onCancel} />
    </form>
  );
}
