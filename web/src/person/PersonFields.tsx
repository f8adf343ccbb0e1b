import { securityLevels } from '@ketenzicht/shared/directory';
import { useId } from 'react';
import { useTexts } from '../platform/i18n.js';
import type { PersonDraft } from './person.draft.js';
import { personTexts } from './person.texts.js';
import { usePlaces } from './places.context.js';
import { TextField } from './TextField.js';

interface Props {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  fault: (pointer: string) => string;
}

export function PersonFields({ draft, onChange, fault }: Props) {
  const t = useTexts(personTexts);
  const text = (field: keyof PersonDraft, optional = true) => ({
    label: optional ? `${t(field as 'phone')} ${t('optional')}` : t(field as 'phone'),
    value: draft[field],
    fault: fault(`/${field}`),
    onValue: (value: string) => onChange({ ...draft, [field]: value }),
    required: !optional,
  });
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField {...text('familyName', false)} maxLength={100} />
        <TextField {...text('givenNames')} maxLength={100} />
        <TextField {...text('birthDate', false)} type="date" />
        <TextField {...text('phone')} type="tel" maxLength={30} />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <RegionField draft={draft} onChange={onChange} fault={fault} />
        <LevelField draft={draft} onChange={onChange} />
      </div>
      <TextField {...text('address')} maxLength={200} />
      <TextField {...text('contact')} maxLength={200} />
    </>
  );
}

function RegionField({ draft, onChange, fault }: Props) {
  const t = useTexts(personTexts);
  const { regions } = usePlaces();
  const id = useId();
  const wrong = fault('/regionId');
  return (
    <div className="field">
      <label htmlFor={id}>{t('region')}</label>
      <select
        id={id}
        required
        value={draft.regionId}
        onChange={(event) => onChange({ ...draft, regionId: event.currentTarget.value })}
      >
        <option value="">{t('chooseRegion')}</option>
        {regions.map((region) => (
          <option key={region.id} value={region.id}>
            {region.name}
          </option>
        ))}
      </select>
      {wrong && <span className="font-normal text-warn">{wrong}</span>}
    </div>
  );
}

function LevelField({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const t = useTexts(personTexts);
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>
        {t('securityLevel')} {t('optional')}
      </label>
      <select
        id={id}
        value={draft.securityLevel}
        onChange={(event) => onChange({ ...draft, securityLevel: event.currentTarget.value })}
      >
        <option value="">{t('levelUnknown')}</option>
        {securityLevels.map((level) => (
          <option key={level}>{level}</option>
        ))}
      </select>
    </div>
  );
}
