import { causes } from '@ketenzicht/shared/coordination';
import { securityLevels, targetGroups } from '@ketenzicht/shared/directory';
import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import { coordinationNames } from './coordination.texts.js';
import type { Draft } from './new-case.rules.js';
import { newCaseTexts } from './new-case.texts.js';

interface Props {
  draft: Draft;
  onDraft: (part: Partial<Draft>) => void;
}

/** What helps and is not needed. */
export function MoreFields({ draft, onDraft }: Props) {
  const t = useTexts(newCaseTexts);
  const name = useTexts(coordinationNames);
  const id = useId();
  return (
    <details className="case-more">
      <summary>
        {t('more')} <small>{t('moreHelp')}</small>
      </summary>
      <div className="field">
        <label htmlFor={id}>{t('summary')}</label>
        <textarea
          id={id}
          rows={3}
          maxLength={2_000}
          value={draft.summary}
          onChange={(event) => onDraft({ summary: event.currentTarget.value })}
        />
      </div>
      <Choice
        label={t('level')}
        values={securityLevels}
        value={draft.securityLevel}
        say={(one) => name(`level.${one}`)}
        onChange={(securityLevel) => onDraft({ securityLevel })}
      />
      <Choice
        label={t('group')}
        values={targetGroups}
        value={draft.targetGroup}
        say={(one) => name(`group.${one}`)}
        onChange={(targetGroup) => onDraft({ targetGroup })}
      />
      <Choice
        label={t('cause')}
        values={causes}
        value={draft.cause}
        say={(one) => name(`cause.${one}`)}
        onChange={(cause) => onDraft({ cause })}
      />
    </details>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  values: readonly T[];
  value: T | '';
  say: (value: T) => string;
  onChange: (value: T | '') => void;
}

function Choice<T extends string>({ label, values, value, say, onChange }: ChoiceProps<T>) {
  const t = useTexts(newCaseTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChange(event.currentTarget.value as T | '')}>
        <option value="">{t('unsaid')}</option>
        {values.map((one) => (
          <option key={one} value={one}>
            {say(one)}
          </option>
        ))}
      </select>
    </div>
  );
}
