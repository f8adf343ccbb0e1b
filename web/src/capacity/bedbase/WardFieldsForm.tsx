import type { ChangeableField, WardFields } from '@ketenzicht/shared/bedbase';
import {
  careIntensities,
  legalTitles,
  payers,
  securityLevels,
  settings,
  sexes,
  targetGroups,
} from '@ketenzicht/shared/directory';
import { useTexts } from '../../platform/i18n.js';
import { bedbaseTexts } from './bedbase.texts.js';
import { useFieldWords } from './useFieldWords.js';

/** While somebody types, a number may be nothing yet. */
export type Draft = Omit<WardFields, 'places' | 'ageMin'> & { places: number | null; ageMin: number | null };

interface Props {
  draft: Draft;
  onChange: (draft: Draft) => void;
}

export function WardFieldsForm({ draft, onChange }: Props) {
  const t = useTexts(bedbaseTexts);
  const words = useFieldWords();
  const put = (field: ChangeableField, value: unknown) => onChange({ ...draft, [field]: value });
  const number = (field: 'places' | 'ageMin' | 'ageMax', required: boolean, min: number, help?: string) => (
    <label className="field">
      {words.name(field)}
      <input
        type="number"
        inputMode="numeric"
        min={min}
        max={field === 'places' ? 9999 : 120}
        required={required}
        value={draft[field] ?? ''}
        onChange={(event) => put(field, event.target.value === '' ? null : event.target.valueAsNumber)}
      />
      {help && <span className="text-[15px] font-normal text-mute">{help}</span>}
    </label>
  );
  const choice = (
    field: 'setting' | 'securityLevel' | 'careIntensity' | 'sex',
    codes: readonly string[],
    open = false,
  ) => (
    <label className="field">
      {words.name(field)}
      <select
        value={draft[field] ?? ''}
        onChange={(event) => put(field, event.target.value === '' ? null : event.target.value)}
      >
        {open && <option value="">{t('none')}</option>}
        {codes.map((code) => (
          <option key={code} value={code}>
            {words.word(field, code)}
          </option>
        ))}
      </select>
    </label>
  );
  const several = (field: 'targetGroups' | 'titles' | 'payers', codes: readonly string[]) => {
    const chosen: readonly string[] = draft[field];
    return (
      <fieldset className="choice mt-0! md:col-span-2">
        <legend className="mb-1 text-base! font-semibold text-ink!">{words.name(field)}</legend>
        {codes.map((code) => (
          <label key={code}>
            <input
              type="checkbox"
              checked={chosen.includes(code)}
              onChange={(event) =>
                put(field, event.target.checked ? [...chosen, code] : chosen.filter((one) => one !== code))
              }
            />
            {words.word(field, code)}
          </label>
        ))}
      </fieldset>
    );
  };
  return (
    <div className="grid grid-cols-1 gap-4 md:grid-cols-2">
      <label className="field">
        {words.name('name')}
        <input
          value={draft.name}
          onChange={(event) => put('name', event.target.value)}
          minLength={2}
          maxLength={120}
          required
        />
      </label>
      <label className="field">
        {words.name('phone')}
        <input
          type="tel"
          value={draft.phone}
          onChange={(event) => put('phone', event.target.value.replaceAll(/[\s()-]/g, ''))}
          pattern="\+[1-9][0-9]{7,14}"
          title={t('phoneHelp')}
          required
        />
        <span className="text-[15px] font-normal text-mute">{t('phoneHelp')}</span>
      </label>
      {number('places', true, 1)}
      {choice('setting', settings)}
      {choice('securityLevel', securityLevels, true)}
      {choice('careIntensity', careIntensities, true)}
      {choice('sex', sexes)}
      <div className="grid grid-cols-2 gap-4">
        {number('ageMin', true, 0)}
        {number('ageMax', false, 0, t('ageMaxHelp'))}
      </div>
      {several('targetGroups', targetGroups)}
      {several('titles', legalTitles)}
      {several('payers', payers)}
    </div>
  );
}
