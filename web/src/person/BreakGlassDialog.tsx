import { emergencyReasons, type EmergencyReason } from '@ketenzicht/shared/person';
import { useId, useState, type FormEvent, type RefObject } from 'react';
import { useTexts } from '../platform/i18n.js';
import { ProblemError } from '../platform/problem.error.js';
import { FormActs } from '../ui/FormActs.js';
import { useBreakGlass } from './person.queries.js';
import { personTexts, useRefusal } from './person.texts.js';

const fewest = 20;

/** Says what will happen before it does. A native dialog: it holds the focus, closes on Escape and gives the focus back. */
export function BreakGlassDialog({
  personId,
  dialog,
}: {
  personId: string;
  dialog: RefObject<HTMLDialogElement | null>;
}) {
  const t = useTexts(personTexts);
  const id = useId();
  const refusal = useRefusal();
  const breakGlass = useBreakGlass(personId);
  const [reasonCode, setReason] = useState<EmergencyReason | ''>('');
  const [text, setText] = useState('');
  const [checked, setChecked] = useState(false);
  const left = fewest - Array.from(text.trim()).length;
  const fault = refusal.at(breakGlass.error, '/text');
  const namesSomebody =
    breakGlass.error instanceof ProblemError &&
    breakGlass.error.errors.some(({ code }) => code === 'text.personal_data');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (reasonCode) breakGlass.mutate({ reasonCode, text, ...(checked && { noPersonalData: true }) });
  };
  return (
    <dialog ref={dialog} className="person-dialog" aria-labelledby={`${id}-title`}>
      <form onSubmit={submit} className="grid gap-5">
        <h2 id={`${id}-title`} className="text-2xl font-semibold">
          {t('breakTitle')}
        </h2>
        <div>
          <h3 className="font-semibold">{t('whatHappens')}</h3>
          <ul className="mt-1 list-disc pl-5">
            <li>{t('happens1')}</li>
            <li>{t('happens2')}</li>
            <li>{t('happens3')}</li>
          </ul>
        </div>
        <fieldset className="person-reasons">
          <legend>{t('reason')}</legend>
          {emergencyReasons.map((one) => (
            <label key={one}>
              <input
                type="radio"
                name={`${id}-reason`}
                required
                checked={reasonCode === one}
                onChange={() => setReason(one)}
              />
              <span>{t(`reason.${one}`)}</span>
            </label>
          ))}
        </fieldset>
        <div className="field">
          <label htmlFor={`${id}-text`}>{t('explain')}</label>
          <textarea
            id={`${id}-text`}
            rows={3}
            required
            minLength={fewest}
            maxLength={1000}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
            aria-describedby={`${id}-hint ${id}-fault`}
            {...(fault && { 'aria-invalid': true })}
          />
          <span id={`${id}-hint`} className="text-[15px] font-normal text-mute">
            {left > 0 ? t('explainHint', { left }) : t('explainEnough')}
          </span>
          <span id={`${id}-fault`} role="alert" className="font-normal text-warn">
            {fault || (breakGlass.isError ? refusal.about(breakGlass.error) : '')}
          </span>
        </div>
        {namesSomebody && (
          <label className="flex items-start gap-3">
            <input
              type="checkbox"
              className="mt-1 size-5"
              checked={checked}
              onChange={(event) => setChecked(event.currentTarget.checked)}
            />
            <span>{t('checked')}</span>
          </label>
        )}
        <FormActs
          act={t('doBreak')}
          cancel={t('cancel')}
          busy={breakGlass.isPending}
          onCancel={() => dialog.current?.close()}
        />
      </form>
    </dialog>
  );
}
