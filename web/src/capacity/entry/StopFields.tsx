import { closureReasons, type ClosureReason } from '@ketenzicht/shared/capacity';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { termTexts } from '../terms.texts.js';
import { DateTimeFields } from './DateTimeFields.js';
import type { FieldsProps } from './EntryFigures.js';
import { entryTexts } from './entry.texts.js';

/** The ward takes nobody: why, and until when if that is known. */
export function StopFields({ draft: { stop }, words, onChange }: FieldsProps) {
  const t = useTexts(entryTexts);
  const term = useTexts(termTexts);
  const id = useId();
  const start = () => onChange({ stop: { reason: 'staff', end: { date: '', time: '' } } });
  return (
    <>
      <label className="entry-check">
        <input
          type="checkbox"
          checked={stop !== null}
          onChange={(event) => (event.currentTarget.checked ? start() : onChange({ stop: null }))}
        />
        {t('stopOn')}
      </label>
      {stop && (
        <>
          <div className="grid gap-1">
            <label htmlFor={id}>{t('stopReason')}</label>
            <select
              id={id}
              className="entry-input"
              value={stop.reason}
              onChange={(event) => onChange({ stop: { ...stop, reason: event.currentTarget.value as ClosureReason } })}
            >
              {closureReasons.map((reason) => (
                <option key={reason} value={reason}>
                  {term(`reason.${reason}`)}
                </option>
              ))}
            </select>
          </div>
          <DateTimeFields
            legend={t('stopEnd')}
            value={stop.end}
            onChange={(end) => onChange({ stop: { ...stop, end } })}
            fault={words('/admissionStop')}
          />
        </>
      )}
    </>
  );
}
