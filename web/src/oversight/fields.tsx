import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import { askTexts } from './ask.texts.js';
import { useChoices } from './oversight.queries.js';

interface Field<Value> {
  value: Value;
  onChange: (value: Value) => void;
}

export function DayField({ label, value, onChange }: Field<string> & { label: string }) {
  return (
    <label className="field">
      {label}
      <input type="date" value={value} onChange={(event) => onChange(event.target.value)} required />
    </label>
  );
}

export function TextField({
  label,
  help,
  value,
  onChange,
  required = false,
}: Field<string> & { label: string; help?: string; required?: boolean }) {
  const id = useId();
  return (
    <label className="field">
      {label}
      <input
        value={value}
        onChange={(event) => onChange(event.target.value)}
        autoComplete="off"
        spellCheck={false}
        required={required}
        {...(help && { 'aria-describedby': id })}
      />
      {help && (
        <span id={id} className="text-[14px] font-normal text-mute">
          {help}
        </span>
      )}
    </label>
  );
}

/** By name, because that is how people know one another; what is asked with is the account's id. */
export function EmployeeField({ value, onChange }: Field<string>) {
  const t = useTexts(askTexts);
  const choices = useChoices();
  return (
    <label className="field">
      {t('employee')}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('anyone')}</option>
        {choices.data?.accounts.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function OrganisationField({ value, onChange }: Field<string>) {
  const t = useTexts(askTexts);
  const choices = useChoices();
  return (
    <label className="field">
      {t('organisation')}
      <select value={value} onChange={(event) => onChange(event.target.value)}>
        <option value="">{t('anywhere')}</option>
        {choices.data?.organisations.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

export function Check({ label, value, onChange }: Field<boolean> & { label: string }) {
  return (
    <label className="check">
      <input type="checkbox" checked={value} onChange={(event) => onChange(event.target.checked)} />
      {label}
    </label>
  );
}
