import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { actTexts } from './act.texts.js';

interface DayProps {
  label: string;
  value: string;
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  required?: boolean;
  help?: string;
}

/** A calendar day, by the browser's own calendar. */
export function DayField({ label, value, onChange, help, required = true, ...bounds }: DayProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type="date"
        required={required}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        {...bounds}
        {...(help && { 'aria-describedby': `${id}-help` })}
      />
      {help && <small id={`${id}-help`}>{help}</small>}
    </div>
  );
}

interface WordsProps {
  value: string;
  onChange: (words: string) => void;
  label?: string;
  help?: string;
  max?: number;
  required?: boolean;
}

/** Words about a person: sealed by the server, and kept nowhere in the browser. */
export function WordsField({ value, onChange, label, help, max = 500, required = false }: WordsProps) {
  const t = useTexts(actTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label ?? t('words')}</label>
      <textarea
        id={id}
        rows={2}
        maxLength={max}
        required={required}
        autoComplete="off"
        value={value}
        aria-describedby={`${id}-help`}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <small id={`${id}-help`}>{help ?? t('wordsHelp')}</small>
    </div>
  );
}

/** As the contract has it: nothing typed is null. */
export const orNull = (words: string): string | null => words.trim() || null;
