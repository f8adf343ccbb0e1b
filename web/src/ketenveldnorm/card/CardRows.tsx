import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { newKey } from '../../platform/new-key.js';
import { most, noCall, noSign, raised, withRow, without, type Call, type Row, type Sign } from './card.rules.js';
import { cardTexts } from './card.texts.js';

interface CellProps {
  label: string;
  value: string;
  max: number;
  type?: 'text' | 'tel' | 'lines';
  required: boolean;
  onChange: (value: string) => void;
}

function Cell({ label, value, max, type = 'text', required, onChange }: CellProps) {
  const id = useId();
  const field = { id, value, required, maxLength: max, autoComplete: 'off' } as const;
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {type === 'lines' ? (
        <textarea rows={2} {...field} onChange={(event) => onChange(event.currentTarget.value)} />
      ) : (
        <input type={type} {...field} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </div>
  );
}

const fieldsOf = ['name', 'role', 'phone', 'when'] as const;
const fields = { name: 100, role: 80, phone: 30, when: 80 } as const;

/** Whom to call, in that order. A row that nobody fills in is left out. */
export function CallRows({ calls, onChange }: { calls: readonly Row<Call>[]; onChange: (calls: Row<Call>[]) => void }) {
  const t = useTexts(cardTexts);
  const isBegun = (call: Call) => fieldsOf.some((field) => call[field] !== '');
  return (
    <section className="crisis-rows">
      <h2>{t('calls')}</h2>
      {calls.map((call, index) => (
        <fieldset key={call.key}>
          <legend>{t('callOf', { number: index + 1 })}</legend>
          <div className="crisis-cells">
            {fieldsOf.map((field) => (
              <Cell
                key={field}
                label={t(field)}
                value={call[field]}
                max={fields[field]}
                type={field === 'phone' ? 'tel' : 'text'}
                required={isBegun(call)}
                onChange={(value) => onChange(withRow(calls, index, { ...call, [field]: value }))}
              />
            ))}
          </div>
          <p className="tl-entry-acts">
            {index > 0 && (
              <button
                type="button"
                className="chip-quiet"
                aria-label={t('upCall', { name: call.name || t('callOf', { number: index + 1 }) })}
                onClick={() => onChange(raised(calls, index))}
              >
                {t('up')}
              </button>
            )}
            <button
              type="button"
              className="chip-quiet"
              aria-label={t('removeCall', { name: call.name || t('callOf', { number: index + 1 }) })}
              onClick={() => onChange(without(calls, index))}
            >
              {t('remove')}
            </button>
          </p>
        </fieldset>
      ))}
      {calls.length < most.calls && (
        <button type="button" className="chip-quiet crisis-add" onClick={() => onChange([...calls, noCall(newKey())])}>
          {t('addCall')}
        </button>
      )}
    </section>
  );
}

/** What shows that it goes wrong, each with what helps then. */
export function SignRows({ signs, onChange }: { signs: readonly Row<Sign>[]; onChange: (signs: Row<Sign>[]) => void }) {
  const t = useTexts(cardTexts);
  return (
    <section className="crisis-rows">
      <h2>{t('signs')}</h2>
      {signs.map((sign, index) => (
        <fieldset key={sign.key}>
          <legend className="sr-only">{t('sign', { number: index + 1 })}</legend>
          <div className="crisis-cells">
            <Cell
              label={t('sign', { number: index + 1 })}
              value={sign.sign}
              max={200}
              type="lines"
              required={sign.act !== ''}
              onChange={(value) => onChange(withRow(signs, index, { ...sign, sign: value }))}
            />
            <Cell
              label={t('act')}
              value={sign.act}
              max={300}
              type="lines"
              required={sign.sign !== ''}
              onChange={(value) => onChange(withRow(signs, index, { ...sign, act: value }))}
            />
          </div>
          <p className="tl-entry-acts">
            <button
              type="button"
              className="chip-quiet"
              aria-label={t('removeSign', { number: index + 1 })}
              onClick={() => onChange(without(signs, index))}
            >
              {t('remove')}
            </button>
          </p>
        </fieldset>
      ))}
      {signs.length < most.signs && (
        <button type="button" className="chip-quiet crisis-add" onClick={() => onChange([...signs, noSign(newKey())])}>
          {t('addSign')}
        </button>
      )}
    </section>
  );
}
