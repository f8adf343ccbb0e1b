import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { entryTexts } from './entry.texts.js';
import type { LocalMoment } from './local-moment.rules.js';

interface Props {
  legend: string;
  value: LocalMoment;
  onChange: (value: LocalMoment) => void;
  fault: string | undefined;
  min?: string;
  max?: string;
}

/** The browser's own date and time fields: every phone has a good one, and it works with a keyboard. */
export function DateTimeFields({ legend, value, onChange, fault, min, max }: Props) {
  const t = useTexts(entryTexts);
  const id = useId();
  const shared = {
    className: 'entry-input min-w-0',
    'aria-invalid': fault !== undefined,
    'aria-describedby': fault ? `${id}-fault` : undefined,
  };
  return (
    <fieldset className="m-0 border-0 p-0">
      <legend className="mb-1 p-0">{legend}</legend>
      <div className="grid grid-cols-[3fr_2fr] gap-2">
        <input
          {...shared}
          type="date"
          aria-label={t('date')}
          min={min}
          max={max}
          value={value.date}
          onChange={(event) => onChange({ ...value, date: event.currentTarget.value })}
        />
        <input
          {...shared}
          type="time"
          aria-label={t('time')}
          value={value.time}
          onChange={(event) => onChange({ ...value, time: event.currentTarget.value })}
        />
      </div>
      {fault && (
        <p id={`${id}-fault`} className="mt-2 mb-0 font-medium text-danger">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
