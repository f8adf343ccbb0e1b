import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { refusalReasons, type PlacementAttempt } from '@ketenzicht/shared/placement';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { Warning } from '../ui/Warning.js';
import { fileTexts } from './file.texts.js';
import { useAttemptStep } from './placement.queries.js';
import { usePlacementProblem } from './placement.problems.js';
import { placementNames } from './placement.texts.js';

interface Props {
  attempt: PlacementAttempt;
  /** As the one thing to do on the page. */
  prominent?: boolean;
}

/** After a phone call: what was said, in two presses. */
export function RecordAnswer({ attempt, prominent = false }: Props) {
  const t = useTexts(fileTexts);
  const name = useTexts(placementNames);
  const problem = usePlacementProblem();
  const id = useId();
  const step = useAttemptStep();
  const today = localDate(timeNow());
  const [open, setOpen] = useState(false);
  const [date, setDate] = useState(() => addLocalDays(today, 1));
  const send = (answer: object) =>
    step.mutate(
      { attempt, verb: 'answer', body: { ...answer, channel: 'phone' } },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <div className="record">
      <button
        type="button"
        className={prominent ? 'button-act' : 'button'}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={t('recordOf', { name: attempt.unitName })}
        onClick={() => setOpen(!open)}
      >
        {t('record')}
      </button>
      {open && (
        <fieldset id={id} className="record-panel" disabled={step.isPending}>
          <legend>{t('recordTitle', { name: attempt.unitName })}</legend>
          <button type="button" className="button-act" onClick={() => send({ answer: 'accepted', expectedOn: today })}>
            {t('answer.accepted')}
          </button>
          <div className="record-date">
            <label className="field">
              {t('on')}
              <input type="date" min={today} value={date} onChange={(event) => setDate(event.currentTarget.value)} />
            </label>
            <button
              type="button"
              className="button"
              disabled={date === ''}
              onClick={() => send({ answer: 'accepted', expectedOn: date })}
            >
              {t('answer.acceptedOn')}
            </button>
            <button
              type="button"
              className="button"
              disabled={date === ''}
              onClick={() => send({ answer: 'proposed', proposedFrom: date })}
            >
              {t('answer.proposed')}
            </button>
          </div>
          <p className="font-semibold">{t('refusedBecause')}</p>
          <div className="record-reasons">
            {refusalReasons.map((reason) => (
              <button key={reason} type="button" className="chip" onClick={() => send({ answer: 'refused', reason })}>
                {name(`refusal.${reason}`)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {step.isError && <Warning>{problem(step.error)}</Warning>}
    </div>
  );
}
