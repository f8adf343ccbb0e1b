import { causes, outcomes, type CaseFile, type Cause, type Outcome } from '@ketenzicht/shared/coordination';
import { addLocalDays, localDate } from '@ketenzicht/shared/kernel';
import { useId, useState } from 'react';
import { timeNow } from '../platform/clock.js';
import { useTexts } from '../platform/i18n.js';
import { OneOf } from '../ui/Choices.js';
import { ActDialog } from './ActDialog.js';
import { actTexts } from './act.texts.js';
import { coordinationNames } from './coordination.texts.js';
import { useAct } from './coordination.queries.js';

/** Nothing ends without an outcome; for a person also with what is next, who does it and when. */
export function CloseDialog({ file, onClose }: { file: CaseFile; onClose: () => void }) {
  const t = useTexts(actTexts);
  const name = useTexts(coordinationNames);
  const id = useId();
  const { kind, cause: known } = file.case;
  const possible: readonly Outcome[] = outcomes[kind];
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [cause, setCause] = useState<Cause | ''>(known ?? '');
  const [next, setNext] = useState({ text: '', owner: '', on: addLocalDays(localDate(timeNow()), 7) });
  const needsNext = kind === 'casus';
  return (
    <ActDialog
      of="close"
      act={useAct(file.case)}
      sends={() =>
        outcome && cause ? { path: '_close', body: { outcome, cause, nextStep: needsNext ? next : null } } : null
      }
      onClose={onClose}
    >
      <OneOf
        legend={t('close.outcome')}
        values={possible}
        value={outcome}
        say={(one) => name(`outcome.${one}`)}
        onChange={setOutcome}
        required
      />
      <div className="field">
        <label htmlFor={`${id}-cause`}>{t('close.cause')}</label>
        <select
          id={`${id}-cause`}
          required
          value={cause}
          onChange={(event) => setCause(event.currentTarget.value as Cause)}
        >
          <option value="">{t('choose')}</option>
          {causes.map((one) => (
            <option key={one} value={one}>
              {name(`cause.${one}`)}
            </option>
          ))}
        </select>
      </div>
      {needsNext && <NextStep value={next} onChange={setNext} />}
    </ActDialog>
  );
}

interface Next {
  text: string;
  owner: string;
  on: string;
}

function NextStep({ value, onChange }: { value: Next; onChange: (next: Next) => void }) {
  const t = useTexts(actTexts);
  const id = useId();
  return (
    <fieldset className="next-step-fields">
      <legend>{t('close.next')}</legend>
      <div className="field">
        <label htmlFor={`${id}-text`}>{t('close.nextText')}</label>
        <input
          id={`${id}-text`}
          required
          minLength={3}
          maxLength={300}
          value={value.text}
          onChange={(event) => onChange({ ...value, text: event.currentTarget.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-owner`}>{t('close.nextOwner')}</label>
        <input
          id={`${id}-owner`}
          required
          minLength={2}
          maxLength={100}
          value={value.owner}
          onChange={(event) => onChange({ ...value, owner: event.currentTarget.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-on`}>{t('close.nextOn')}</label>
        <input
          id={`${id}-on`}
          type="date"
          required
          value={value.on}
          onChange={(event) => onChange({ ...value, on: event.currentTarget.value })}
        />
      </div>
    </fieldset>
  );
}
