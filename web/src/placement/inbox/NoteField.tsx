import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { usePlacementProblem } from '../placement.problems.js';
import { inboxTexts } from './inbox.texts.js';

interface Props {
  note: string;
  onNote: (note: string) => void;
  /** The server thinks that it names somebody. */
  error: unknown;
  checked: boolean;
  onChecked: (checked: boolean) => void;
}

/** Free text that names nobody. Whoever is told that it might can look again and say that it does not. */
export function NoteField({ note, onNote, error, checked, onChecked }: Props) {
  const t = useTexts(inboxTexts);
  const problem = usePlacementProblem();
  const id = useId();
  return (
    <div className="grid gap-3">
      <div className="field">
        <label htmlFor={id}>{t('noteLabel')}</label>
        <textarea
          id={id}
          rows={2}
          maxLength={500}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
          aria-describedby={`${id}-help${error ? ` ${id}-fault` : ''}`}
          {...(error ? { 'aria-invalid': true } : {})}
        />
        <span id={`${id}-help`} className="text-[15px] font-normal text-mute">
          {t('noteHelp')}
        </span>
        {error !== null && (
          <span id={`${id}-fault`} role="alert" className="font-normal text-warn">
            {problem(error)}
          </span>
        )}
      </div>
      {error !== null && (
        <label className="inbox-check">
          <input type="checkbox" checked={checked} onChange={() => onChecked(!checked)} />
          {t('checked')}
        </label>
      )}
    </div>
  );
}
