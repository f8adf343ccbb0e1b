import type { SignalSettings } from '@ketenzicht/shared/coordination';
import { useState, type FormEvent } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { useProblemText } from '../../platform/problem.texts.js';
import { Warning } from '../../ui/Warning.js';
import { fieldGroups, numberOf, withNumber, type NumberField } from './rule-fields.js';
import { ReplayResult } from './ReplayResult.js';
import { useReplay } from './signals.queries.js';
import { signalsTexts } from './signals.texts.js';

const spans = [7, 30, 90] as const;

/** Other numbers, tried over the past before anything else can be done with them. */
export function RulesForm({ inForce }: { inForce: SignalSettings }) {
  const t = useTexts(signalsTexts);
  const problem = useProblemText();
  const replay = useReplay();
  const [settings, setSettings] = useState(inForce);
  const [days, setDays] = useState<number>(30);
  const change = (next: SignalSettings) => {
    setSettings(next);
    replay.reset(); // what was found was found with other numbers
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    replay.mutate({ settings, days });
  };
  return (
    <>
      <form onSubmit={submit} className="card mt-4 flex flex-col gap-5 p-5">
        {fieldGroups.map(({ name, fields }) => (
          <fieldset key={name}>
            <legend className="font-semibold">{t(name)}</legend>
            <div className="rule-fields mt-2">
              {fields.map((field) => (
                <RuleField key={field} field={field} settings={settings} onChange={change} />
              ))}
            </div>
          </fieldset>
        ))}
        <div className="flex flex-wrap items-end gap-4">
          <label className="field">
            {t('days')}
            <select value={days} onChange={(event) => setDays(Number(event.target.value))}>
              {spans.map((span) => (
                <option key={span} value={span}>
                  {t(`days.${span}`)}
                </option>
              ))}
            </select>
          </label>
          <button type="submit" className="button-act" disabled={replay.isPending}>
            {t(replay.isPending ? 'trying' : 'try')}
          </button>
        </div>
        {replay.error && <Warning>{problem(replay.error)}</Warning>}
      </form>
      {replay.data && <ReplayResult key={replay.data.to} found={replay.data} settings={settings} />}
    </>
  );
}

interface FieldProps {
  field: NumberField;
  settings: SignalSettings;
  onChange: (settings: SignalSettings) => void;
}

/** Kept as it is typed: an empty field is not a zero. */
function RuleField({ field, settings, onChange }: FieldProps) {
  const t = useTexts(signalsTexts);
  const [typed, setTyped] = useState(String(numberOf(settings, field)));
  return (
    <label className="field">
      {t(`field.${field}`)}
      <input
        type="number"
        min={field === 'mostAtOnce' ? 1 : 0}
        step={field === 'mostAtOnce' ? 1 : 'any'}
        required
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value);
          if (event.target.value !== '') onChange(withNumber(settings, field, event.target.valueAsNumber));
        }}
      />
    </label>
  );
}
