import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { contactInterval, type Contact, type Trajectory } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState } from 'react';
import { useNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { OneOf } from '../../ui/Choices.js';
import { FormActs } from '../../ui/FormActs.js';
import { useLeaveWarning } from '../../ui/useLeaveWarning.js';
import { Warning } from '../../ui/Warning.js';
import { noteTexts } from './note.texts.js';
import { useNoteContact } from './useNoteContact.js';

interface Props {
  trajectory: Trajectory;
  /** What is planned, the earliest first. */
  planned?: readonly Contact[];
  onDone: () => void;
  onCancel: () => void;
}

const outcomes = ['done', 'missed'] as const;

/** How a contact went, in two presses: whether, and save. The next day stands there already. */
export function ContactNoteForm({ trajectory, planned, onDone, onCancel }: Props) {
  const t = useTexts(noteTexts);
  const problem = useProblemText();
  const id = useId();
  const today = localDate(useNow(60_000));
  const note = useNoteContact(trajectory);
  const [outcome, setOutcome] = useState<(typeof outcomes)[number] | null>(null);
  const [words, setWords] = useState('');
  const [nextOn, setNext] = useState(addLocalDays(today, trajectory.intervalDays ?? contactInterval.usual));
  useLeaveWarning(words.trim() !== '');
  const due = planned?.find(({ on }) => on <= today) ?? null;
  const send = () => {
    if (outcome === null || note.isPending) return;
    const body = { contactId: due?.id ?? null, outcome, kind: due?.kind ?? ('phone' as const), on: today, nextOn };
    note.mutate({ ...body, words: words.trim() || null }, { onSuccess: onDone });
  };
  return (
    <form
      className="note-form"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <OneOf
        legend={t('outcome')}
        values={outcomes}
        value={outcome}
        say={(one) => t(`outcome.${one}`)}
        sub={(one) => t(`outcomeSub.${one}`)}
        onChange={setOutcome}
        required
      />
      <div className="field">
        <label htmlFor={`${id}-next`}>{t('nextOn')}</label>
        <input
          id={`${id}-next`}
          type="date"
          required
          min={today}
          value={nextOn}
          onChange={(event) => setNext(event.currentTarget.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-words`}>{t('words')}</label>
        <textarea
          id={`${id}-words`}
          rows={3}
          maxLength={2_000}
          autoComplete="off"
          value={words}
          aria-describedby={`${id}-help`}
          onChange={(event) => setWords(event.currentTarget.value)}
        />
        <small id={`${id}-help`}>{t('wordsHelp')}</small>
      </div>
      {note.isError && <Warning>{problem(note.error)}</Warning>}
      <FormActs act={t('save')} cancel={t('cancel')} busy={note.isPending} onCancel={onCancel} />
    </form>
  );
}
