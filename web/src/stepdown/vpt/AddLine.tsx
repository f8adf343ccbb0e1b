import { vptForms, vptProfiles, type VptForm, type VptLine, type VptProfile } from '@ketenzicht/shared/stepdown';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { vptReportTexts } from './vpt-report.texts.js';
import { vptWords } from './vpt-words.texts.js';

interface Props {
  lines: readonly VptLine[];
  onAdd: (form: VptForm, profile: VptProfile) => void;
}

/** A form and profile that is not on the screen yet; each is there once. */
export function AddLine({ lines, onAdd }: Props) {
  const t = useTexts(vptReportTexts);
  const w = useTexts(vptWords);
  const [form, setForm] = useState<VptForm>('unclustered');
  const free = vptProfiles.filter((one) => !lines.some((line) => line.form === form && line.profile === one));
  const [wanted, setWanted] = useState<VptProfile>('forensic');
  const profile = free.includes(wanted) ? wanted : free[0];
  return (
    <details open={lines.length === 0}>
      <summary className="link inline-flex min-h-11 items-center">{t('add')}</summary>
      <div className="flex flex-wrap items-end gap-3">
        <label className="field">
          {t('form')}
          <select
            value={form}
            onChange={(event) => setForm(vptForms.find((one) => one === event.currentTarget.value) ?? form)}
          >
            {vptForms.map((one) => (
              <option key={one} value={one}>
                {w(`form.${one}`)}
              </option>
            ))}
          </select>
        </label>
        <label className="field">
          {t('profile')}
          <select
            value={profile}
            onChange={(event) => setWanted(vptProfiles.find((one) => one === event.currentTarget.value) ?? wanted)}
          >
            {free.map((one) => (
              <option key={one} value={one}>
                {w(`profile.${one}`)}
              </option>
            ))}
          </select>
        </label>
        {profile && (
          <button type="button" className="button min-h-12" onClick={() => onAdd(form, profile)}>
            {t('addIt')}
          </button>
        )}
      </div>
    </details>
  );
}
