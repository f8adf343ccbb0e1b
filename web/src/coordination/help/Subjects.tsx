import type { ArticleSubject } from '@ketenzicht/shared/coordination';
import { useId } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { helpTexts } from './help.texts.js';

interface Props {
  legend: string;
  values: readonly ArticleSubject[];
  value: ArticleSubject | null;
  onChange: (subject: ArticleSubject | null) => void;
  /** Where one must be chosen there is no "all". */
  required?: boolean;
}

/** Chips that are radio buttons underneath: Tab goes to the group, the arrows within it. */
export function Subjects({ legend, values, value, onChange, required = false }: Props) {
  const t = useTexts(helpTexts);
  const name = useId();
  const all = required ? values : [null, ...values];
  return (
    <fieldset className="help-subjects">
      <legend>{legend}</legend>
      <div>
        {all.map((one) => (
          <label key={one ?? 'all'}>
            <input
              type="radio"
              name={name}
              required={required}
              checked={value === one}
              onChange={() => onChange(one)}
            />
            <span>{one === null ? t('all') : t(`subject.${one}`)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
