import { missingMaterials, type MissingMaterial } from '@ketenzicht/shared/placement';
import { useState } from 'react';
import { useTexts } from '../../platform/i18n.js';
import { placementNames } from '../placement.texts.js';
import { ActForm } from './ActForm.js';
import type { FormProps } from './CardActs.js';
import { inboxTexts } from './inbox.texts.js';

/** What is still needed before an answer: it makes the clock run longer, and says why. */
export function MissingForm({ card, attempt, ...props }: FormProps) {
  const t = useTexts(inboxTexts);
  const names = useTexts(placementNames);
  const [missing, setMissing] = useState<readonly MissingMaterial[]>(attempt.missing);
  const [asked, setAsked] = useState(false);
  const toggle = (one: MissingMaterial) =>
    setMissing(missing.includes(one) ? missing.filter((other) => other !== one) : [...missing, one]);
  const isEmpty = missing.length === 0;
  return (
    <ActForm
      {...props}
      attempt={attempt}
      title={t('missingTitle')}
      help={t('missingHelp')}
      send={t('missingSend')}
      verb="await"
      with={['note']}
      done={t('done.await', { organisation: card.organisationName })}
      body={() => {
        setAsked(true);
        return isEmpty ? null : { missing };
      }}
    >
      <fieldset className="inbox-missing">
        <legend className="sr-only">{t('missingTitle')}</legend>
        {missingMaterials.map((one) => (
          <label key={one} className="inbox-check">
            <input type="checkbox" checked={missing.includes(one)} onChange={() => toggle(one)} />
            {names(`missing.${one}`)}
          </label>
        ))}
        {asked && isEmpty && (
          <p role="alert" className="text-warn">
            {t('missingPick')}
          </p>
        )}
      </fieldset>
    </ActForm>
  );
}
