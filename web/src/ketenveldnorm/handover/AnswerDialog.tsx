import { localDate } from '@ketenzicht/shared/kernel';
import type { Handed } from '@ketenzicht/shared/ketenveldnorm';
import { useId, useState, type FormEvent } from 'react';
import { timeNow } from '../../platform/clock.js';
import { useTexts } from '../../platform/i18n.js';
import { Dialog } from '../../ui/Dialog.js';
import { FormActs } from '../../ui/FormActs.js';
import { Warning } from '../../ui/Warning.js';
import { useAnswer, type Verb } from './handover.queries.js';
import { handoverTexts } from './handover.texts.js';
import { useHandoverProblem } from './useHandoverProblem.js';

interface Props extends Handed {
  verb: Verb;
  onClose: () => void;
}

/** One answer, and what it does. Taking over asks for the day on which the two spoke, where the proposal had none. */
export function AnswerDialog({ trajectory, handover, verb, onClose }: Props) {
  const t = useTexts(handoverTexts);
  const problem = useHandoverProblem();
  const id = useId();
  const answer = useAnswer({ id: handover.id, version: trajectory.version });
  const today = localDate(timeNow());
  const [spokenOn, setSpoken] = useState(handover.spokenOn ?? '');
  const [nextContactOn, setNext] = useState('');
  const [words, setWords] = useState('');
  const takesOver = verb === 'accept';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer.isPending) return;
    const days = { spokenOn: (takesOver && spokenOn) || null, nextContactOn: (takesOver && nextContactOn) || null };
    answer.mutate({ verb, ...days, words: words.trim() || null }, { onSuccess: onClose });
  };
  return (
    <Dialog labelledBy={id} onClose={onClose}>
      <form className="handover-form" onSubmit={submit}>
        <div>
          <h2 id={id} className="text-xl font-bold">
            {t(`${verb}.title`)}
          </h2>
          <p className="text-mute">{t(`${verb}.help`)}</p>
        </div>
        {takesOver && (
          <div className="handover-days">
            <div className="field">
              <label htmlFor={`${id}-spoken`}>{t('spoken')}</label>
              <input
                id={`${id}-spoken`}
                type="date"
                required
                max={today}
                value={spokenOn}
                onChange={(event) => setSpoken(event.currentTarget.value)}
              />
            </div>
            {trajectory.nextContactOn !== null && (
              <div className="field">
                <label htmlFor={`${id}-next`}>{t('next')}</label>
                <input
                  id={`${id}-next`}
                  type="date"
                  min={today}
                  value={nextContactOn}
                  aria-describedby={`${id}-next-help`}
                  onChange={(event) => setNext(event.currentTarget.value)}
                />
                <small id={`${id}-next-help`}>{t('nextHelp')}</small>
              </div>
            )}
          </div>
        )}
        <div className="field">
          <label htmlFor={`${id}-words`}>{t('note')}</label>
          <textarea
            id={`${id}-words`}
            rows={3}
            required={verb === 'decline'}
            maxLength={2_000}
            value={words}
            autoComplete="off"
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </div>
        {answer.isError && <Warning>{problem(answer.error)}</Warning>}
        <FormActs act={t(`${verb}.act`)} cancel={t('cancel')} busy={answer.isPending} onCancel={onClose} />
      </form>
    </Dialog>
  );
}
